import type { Sha256 } from '../../ports/system.ts';

const bytesOf = (ascii: string): Uint8Array =>
  Uint8Array.from(ascii, (character) => character.charCodeAt(0));

/** A UUID of version 8 (RFC 9562 5.8) that is always the same for the same digest of 16 bytes or more. */
export function idOfDigest(digest: Uint8Array): string {
  const hex = [...digest.slice(0, 16)].map((byte, at) => {
    const stamped = at === 6 ? (byte & 0x0f) | 0x80 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return stamped.toString(16).padStart(2, '0');
  });
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
}

/** The same for the same ASCII text. Whoever guesses the text can check it: personal data need a keyed digest. */
export const derivedId = (text: string, sha256: Sha256): string =>
  idOfDigest(sha256(bytesOf(text)));
