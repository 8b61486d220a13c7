import { hash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { fitsSaltedHash, isSaltedHash } from '../../ldap/salted-hash.ts';

/** Cheap on purpose: practice runs hundreds in a test. A real directory hashes for itself. */
const COST = { N: 1024 };

const LENGTH = 32;

/** Of the password's digest, for HMAC pads a key with zeros: to scrypt alone a password is the same with NUL behind it (RFC 2104 2). */
const derive = (password: string, salt: string): Buffer =>
  scryptSync(hash('sha256', password, 'buffer'), salt, LENGTH, COST);

/**
 * A salted hash (scrypt, RFC 7914) of what was typed: also in practice people type passwords they use elsewhere. What is a hash
 * already stays as it came, as slapd leaves it.
 */
export function hashOf(password: string): string {
  if (isSaltedHash(password)) return password;
  const salt = randomBytes(16).toString('base64');
  return `${salt} ${derive(password, salt).toString('base64')}`;
}

/** Whether the hash was made of this password; no password fits a text that is no such hash. */
export function isPassword(password: string, secret: string): boolean {
  if (isSaltedHash(secret)) return fitsSaltedHash(password, secret);
  const [salt = '', derived = ''] = secret.split(' ');
  const expected = Buffer.from(derived, 'base64');
  return expected.length === LENGTH && timingSafeEqual(derive(password, salt), expected);
}
