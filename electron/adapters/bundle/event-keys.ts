import {
  type KeyObject,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { eventKeyBytes, eventKeyText } from '../../../shared/domain/event-key.ts';
import { AppError } from '../../core/base/errors.ts';

/** What stands before the 32 bytes in DER (RFC 8410 sections 4 and 7, object identifier 1.3.101.110). */
const SPKI_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** The X25519 public key of these 32 bytes. */
export const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_HEAD, bytes]), format: 'der', type: 'spki' });

/** The X25519 private key of these 32 bytes; every 32 bytes are one (RFC 7748 section 5). */
export const privateKeyOf = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytes]), format: 'der', type: 'pkcs8' });

/** The 32 bytes of the public half of a key, given either half. */
export function publicBytes(key: KeyObject): Uint8Array {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
}

export interface EventKeys {
  /** Goes into the profile as `event.publicKey`. */
  readonly publicKey: string;
  /** Goes to the desks of the event, and nowhere else. */
  readonly privateKey: string;
}

/** Both halves of this X25519 private key as text. */
export function eventKeysOf(privateKey: KeyObject): EventKeys {
  const bytes = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_HEAD.length);
  return {
    publicKey: eventKeyText('public', publicBytes(privateKey)),
    privateKey: eventKeyText('private', bytes),
  };
}

/** Fresh keys for one event, from the system's random source. */
export const newEventKeys = (): EventKeys => eventKeysOf(generateKeyPairSync('x25519').privateKey);

interface Sources {
  readonly env: NodeJS.ProcessEnv;
  /** What `--event-key` named. */
  readonly file: string | undefined;
}

/**
 * The text of the event's private key: from the file that was named, else from `LANYARD_EVENT_KEY`; undefined where neither
 * is there. Throws `invalid-input` for a file that cannot be read or holds no such key, without a word of what it holds.
 */
export async function readEventKey({ env, file }: Sources): Promise<string | undefined> {
  if (file === undefined) return env['LANYARD_EVENT_KEY'];
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid-input', `The event key cannot be read: ${why}`, {
      fields: [{ field: 'event-key', rule: 'file-unreadable', params: [file, why] }],
    });
  });
  if (eventKeyBytes('private', text)) return text;
  throw new AppError('bundle-wrong-desk-key', `${file} holds no event key`);
}
