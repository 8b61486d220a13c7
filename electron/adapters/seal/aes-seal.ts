import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { AppError } from '../../core/base/errors.ts';
import type { Seal } from '../../core/ports/seal.ts';

/** AES-256-GCM as NIST SP 800-38D has it: a 96-bit nonce, drawn anew each time, and a 128-bit tag. */
const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What the first byte of every sealed text says: how the rest is to be read. */
const VERSION = 1;
const HEAD_BYTES = 1 + NONCE_BYTES;

export const newKey = (): Buffer => randomBytes(KEY_BYTES);

const broken = (cause?: unknown): AppError =>
  new AppError('seal-broken', 'Sealed data cannot be opened with this key', { cause });

const optionsOf = (context: string) => Buffer.from(`lanyard ${VERSION} ${context}`, 'utf8');

/** A key of its own for digests (HKDF, RFC 5869): one key should not serve two algorithms. */
function digestKeyOf(key: Uint8Array): KeyObject {
  const derived = Buffer.from(hkdfSync('sha256', key, '', `lanyard ${VERSION} digest`, KEY_BYTES));
  const digestKey = createSecretKey(derived);
  derived.fill(0);
  return digestKey;
}

/**
 * A `Seal` with this key of 32 bytes. A sealed text is: version, nonce, ciphertext, tag. Random nonces are safe for 2^32 texts a
 * key (SP 800-38D 8.3), far beyond what an event writes.
 */
export function createSeal(bytes: Uint8Array): Seal {
  // A KeyObject is taken by a cipher in a third of the time that bytes are.
  const key = createSecretKey(bytes);
  const digestKey = digestKeyOf(bytes);
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(optionsOf(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), nonce, body, cipher.getAuthTag()]);
    },
    open(sealed, context) {
      if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw broken();
      const nonce = sealed.subarray(1, HEAD_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(optionsOf(context));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const body = decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
      try {
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch (error) {
        throw broken(error);
      }
    },
    /** HMAC-SHA-256 (RFC 2104). The zero parts context and text, which then cannot be shifted into each other. */
    digest: (text, context) =>
      createHmac('sha256', digestKey).update(`${context}\0${text}`).digest(),
  };
}
