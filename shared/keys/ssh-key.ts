import { decodeBase64, encodeBase64 } from '../domain/base64.ts';
import { bidiControl, describeCharacter } from '../domain/characters.ts';
import { holdsOtherKey, readKeyLine, startsWithOptions, type KeyLine } from './key-line.ts';
import type { KeyRepair, KeyRule } from './key-report.ts';
import { holdsPrivateKey } from './private-key.ts';
import type { AccountRules } from '../domain/profile.ts';
import { looksLikeRfc4716, readRfc4716 } from './rfc4716.ts';
import { bitsOfBlob, isReadableType, typeOfBlob } from './ssh-blob.ts';

/** Many times the longest key with the longest comment; more text than this is something else. */
const longestPaste = 65_536;

export type KeyRules = Pick<AccountRules, 'keyTypes' | 'rsaMinBits'>;

export interface SshKey {
  readonly ok: true;
  /** `type base64 comment`, one line without a line break at its end; what goes into `sshPublicKey`. */
  readonly line: string;
  readonly type: string;
  readonly bits: number;
  readonly comment: string;
  /** What the fingerprint is taken of. */
  readonly blob: Uint8Array;
  readonly repairs: readonly KeyRepair[];
}

export interface RefusedKey {
  readonly ok: false;
  readonly rule: KeyRule;
  readonly params: readonly string[];
}

const refuse = (rule: KeyRule, ...params: string[]): RefusedKey => ({ ok: false, rule, params });

/** Controls and halves of surrogate pairs; bidi controls stand in `bidiControl`. */
const unfitForComment = /[\p{Cc}\p{Cs}]/u;

const isUnfit = (character: string): boolean =>
  unfitForComment.test(character) || bidiControl.test(character);

/** The text without the characters that no comment may have; white space stays, as it parts a comment from its key. */
export const withoutUnfit = (text: string): string =>
  [...text].filter((character) => /\s/u.test(character) || !isUnfit(character)).join('');

function checkComment(comment: string): RefusedKey | undefined {
  const found = [...comment].find(isUnfit);
  return found === undefined ? undefined : refuse('comment-character', describeCharacter(found));
}

/** Verifies the key itself, whatever form it came in. */
function verify(key: Omit<KeyLine, 'wrapped' | 'followed'>, rules: KeyRules): SshKey | RefusedKey {
  const { type, base64, comment } = key;
  if (!rules.keyTypes.includes(type)) return refuse('type-not-allowed', type);
  const blob = decodeBase64(base64);
  const bits = blob && bitsOfBlob(type, blob);
  if (!blob || bits === undefined) return refuse('damaged');
  if (type === 'ssh-rsa' && bits < rules.rsaMinBits) {
    return refuse('rsa-too-short', String(bits), String(rules.rsaMinBits));
  }
  const line = `${type} ${base64} ${comment}`.trimEnd();
  return checkComment(comment) ?? { ok: true, line, type, bits, comment, blob, repairs: [] };
}

function parseRfc4716(text: string, rules: KeyRules): SshKey | RefusedKey {
  const read = readRfc4716(text);
  if (typeof read === 'string') return refuse(read);
  const type = typeOfBlob(decodeBase64(read.base64) ?? new Uint8Array());
  if (type === undefined) return refuse('damaged');
  if (!isReadableType(type)) return refuse('type-not-allowed', type);
  const { base64, comment, around } = read;
  if (holdsOtherKey(around, { type, base64, wrapped: false })) return refuse('several-keys');
  const key = verify({ type, base64, comment }, rules);
  if (!key.ok) return key;
  const dropped = around.trim() === '' ? [] : (['dropped-rest'] as const);
  return { ...key, repairs: ['converted-rfc4716', ...dropped] };
}

function parseLine(text: string, rules: KeyRules): SshKey | RefusedKey {
  const read = readKeyLine(text);
  if ('rule' in read) return refuse(read.rule, ...read.params);
  const key = verify(read, rules);
  if (!key.ok) return key;
  if (read.wrapped || read.followed) {
    const unwrapped: KeyRepair[] = read.wrapped ? ['unwrapped'] : [];
    return { ...key, repairs: read.followed ? [...unwrapped, 'dropped-rest'] : unwrapped };
  }
  // A `.pub` file ends with a line break; that is no repair worth a word.
  const isUntouched = text.replace(/\r?\n$/u, '') === key.line;
  return isUntouched ? key : { ...key, repairs: ['trimmed'] };
}

/**
 * Reads one public SSH key out of a pasted text and verifies it to the last bit: the blob's own type, exact lengths,
 * curve points, RSA numbers. Mends wrapped lines and the SSH2 file format (RFC 4716). Never throws, and never repeats
 * any part of a private key.
 */
export function parseSshKey(text: string, rules: KeyRules): SshKey | RefusedKey {
  if (text.trim() === '') return refuse('empty');
  if (text.length > longestPaste) return refuse('not-a-key');
  if (holdsPrivateKey(text)) return refuse('private-key');
  return looksLikeRfc4716(text) ? parseRfc4716(text, rules) : parseLine(text, rules);
}

/**
 * Whether two one-line keys are the same key: type and base64 agree; comment and white space do not count. A key with options in front of it is the
 * same only as a whole: it lets in otherwise than without them.
 */
export function sameKey(one: string, other: string): boolean {
  if (startsWithOptions(one)) return one.trim() === other.trim();
  const [type, base64] = one.trim().split(/\s+/u);
  const [otherType, otherBase64] = other.trim().split(/\s+/u);
  return base64 !== undefined && type === otherType && base64 === otherBase64;
}

/** The SHA-256 of a blob (32 bytes) as `ssh-keygen -lf` prints it: `SHA256:` and base64 without padding. */
export function formatFingerprint(sha256: Uint8Array): string {
  return `SHA256:${encodeBase64(sha256).replaceAll('=', '')}`;
}
