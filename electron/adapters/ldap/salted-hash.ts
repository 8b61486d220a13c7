import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { HashPassword } from '../../core/ports/system.ts';

/**
 * {SSHA}: SHA-1 over password and salt, then the salt (slapd.conf(5), password-hash). Every slapd takes it without a module, and it is
 * what production makes of a clear password itself, so that nothing weaker comes to rest anywhere than what rests there already.
 * {CRYPT} depends on how slapd and its libc were built, PBKDF2 and Argon2 on modules.
 */
const SCHEME = '{SSHA}';
const DIGEST_BYTES = 20;
const SALT_BYTES = 16;

const digest = (password: string, salt: Uint8Array): Buffer =>
  createHash('sha1').update(password, 'utf8').update(salt).digest();

export const saltedHash: HashPassword = (password) => {
  const salt = randomBytes(SALT_BYTES);
  return SCHEME + Buffer.concat([digest(password, salt), salt]).toString('base64');
};

/** Whether a value of `userPassword` is a hash that was made before it came. */
export const isSaltedHash = (value: string): boolean => value.startsWith(SCHEME);

/** Whether the hash was made of this password. */
export function fitsSaltedHash(password: string, hash: string): boolean {
  const bytes = Buffer.from(hash.slice(SCHEME.length), 'base64');
  const expected = bytes.subarray(0, DIGEST_BYTES);
  return (
    expected.length === DIGEST_BYTES &&
    timingSafeEqual(digest(password, bytes.subarray(DIGEST_BYTES)), expected)
  );
}
