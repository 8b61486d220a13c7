import { decodeBase64, encodeBase64 } from '../domain/base64.ts';
import { sshReading, type SshReading } from './ssh-reading.ts';

const PREFIX = 'lanyard-ssh:';
/** Shows that the whole code was copied, and where it ends among other words. */
const END = ';';
/** What a code holds: all but the lines of ssh. */
const inCode = sshReading.omit({ evidence: true });
/** Keys in a code: more than an account has in common with a computer. */
const MOST_IN_CODE = 6;

/**
 * A reading as one line that can be pasted at the desk: no secret, none of ssh's lines, nobody's folders. It is not sealed and proves nothing: the
 * desk compares it with the directory and never changes anything because of it.
 */
export function sshCode({ evidence: _, ...reading }: SshReading): string {
  const told = { ...reading, keys: reading.keys.slice(0, MOST_IN_CODE) };
  // Beyond ASCII a letter is written as JSON writes it by its number, so that each one is a byte.
  const json = JSON.stringify(told).replaceAll(/[^\x20-\x7E]/gu, (letter) =>
    [...Array(letter.length).keys()].map((at) => escaped(letter, at)).join(''),
  );
  return PREFIX + encodeBase64(Uint8Array.from(json, (letter) => letter.charCodeAt(0))) + END;
}

const escaped = (letter: string, at: number): string =>
  `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`;

/** Whether a pasted text is meant to be a code, whole or not. */
export const looksLikeSshCode = (text: string): boolean => text.includes(PREFIX);

/** The reading in a pasted text, wherever a chat has broken the line; undefined where it is damaged or not a reading. */
export function readSshCode(text: string): SshReading | undefined {
  const [, packed = ''] = /lanyard-ssh:([A-Za-z0-9+/=\s]{1,24000});/u.exec(text) ?? [];
  const bytes = decodeBase64(packed.replaceAll(/\s+/gu, ''));
  if (!bytes) return undefined;
  try {
    const told: unknown = JSON.parse(String.fromCharCode(...bytes));
    const read = inCode.safeParse(told);
    return read.success ? { ...read.data, evidence: [] } : undefined;
  } catch {
    return undefined;
  }
}
