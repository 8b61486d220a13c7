import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { createSeal, KEY_BYTES } from './aes-seal.ts';

/**
 * scrypt (RFC 7914) at the cost OWASP asks for: 128 MiB and some tenths of a second for each guess. Argon2id would do as well, but
 * Electron's BoringSSL has none, and a folder must open in every host.
 */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const SALT_BYTES = 16;
/** Of a file that somebody changed: dearer parameters would only take the machine's memory. */
const MOST_MEMORY = 256 * 1024 * 1024;

const CONTEXT = 'vault key';

/** How a secret that a person types is made into bytes, as it is written in a file. */
export const kdf = z.strictObject({
  name: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 17),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(4),
  salt: z.base64(),
});

/** A key behind a passphrase, as it stands in a file: everything but the passphrase. */
export const lockedKey = z.strictObject({ kdf, key: z.base64() });
export type LockedKey = z.infer<typeof lockedKey>;

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** The cost of a secret that a person types, and a salt of its own. */
export const newKdf = (): LockedKey['kdf'] => ({
  name: 'scrypt',
  ...COST,
  salt: randomBytes(SALT_BYTES).toString('base64'),
});

/** The bytes that follow from a secret. The same one from another keyboard may come in other code points (RFC 8265 4.2.2 asks for NFC). */
export const deriveBytes = (secret: string, { salt, N, r, p }: LockedKey['kdf']): Promise<Buffer> =>
  derive(secret.normalize('NFC'), Buffer.from(salt, 'base64'), KEY_BYTES, {
    N,
    r,
    p,
    maxmem: MOST_MEMORY,
  });

async function sealOf(passphrase: string, how: LockedKey['kdf']): Promise<Seal> {
  const derived = await deriveBytes(passphrase, how);
  const seal = createSeal(derived);
  derived.fill(0);
  return seal;
}

/** Locks the key behind the passphrase. */
export async function lockKey(key: Uint8Array, passphrase: string): Promise<LockedKey> {
  const how = newKdf();
  const seal = await sealOf(passphrase, how);
  const sealed = seal.seal(Buffer.from(key).toString('base64'), CONTEXT);
  return { kdf: how, key: Buffer.from(sealed).toString('base64') };
}

/** The key again. Throws `AppError('passphrase-wrong')`, also where the file was changed: the two cannot be told apart. */
export async function unlockKey(locked: LockedKey, passphrase: string): Promise<Buffer> {
  const seal = await sealOf(passphrase, locked.kdf);
  try {
    return Buffer.from(seal.open(Buffer.from(locked.key, 'base64'), CONTEXT), 'base64');
  } catch (error) {
    throw new AppError('passphrase-wrong', 'The passphrase does not open the vault', {
      cause: error,
    });
  }
}
