import { z } from 'zod';
import { decodeBase64, encodeBase64 } from './base64.ts';

/** An X25519 key is 32 bytes, public and private alike (RFC 7748 section 5). */
const KEY_BYTES = 32;

const prefixes = { public: 'lanyard-x25519:', private: 'lanyard-x25519-private:' } as const;
type Half = keyof typeof prefixes;

/** One half of an event's key as a person copies it. The public half stands in the profile, the private one never. */
export const eventKeyText = (half: Half, bytes: Uint8Array): string =>
  prefixes[half] + encodeBase64(bytes);

/** The 32 bytes of a key's text, white space around it aside; undefined where it is no such key. */
export function eventKeyBytes(half: Half, text: string): Uint8Array | undefined {
  const line = text.trim();
  if (!line.startsWith(prefixes[half])) return undefined;
  const bytes = decodeBase64(line.slice(prefixes[half].length));
  return bytes?.length === KEY_BYTES ? bytes : undefined;
}

/** The event's public key in a profile. */
export const eventPublicKey = z
  .string()
  .refine((text) => eventKeyBytes('public', text) !== undefined, {
    error: 'a public key that `lanyard event keygen` made (lanyard-x25519:…)',
  });
