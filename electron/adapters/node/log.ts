import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../../core/ports/system.ts';

const REDACTED = '[redacted]';
/** Bounds what one value may cost and take; a stack is some 2,000 characters. */
const MOST_CHARACTERS = 8000;
const DEEPEST_CAUSE = 5;

/** Words that make what stands behind them secret, whatever it looks like and whatever the word is a part of (`OS_PASSWORD`, `userPassword`). */
const SECRET_WORD =
  'pass(?:word|wd|phrase|code)|passwort|pwd|secret|token|authorization|cookie|credential|(?:private|api|access|master)[_-]?key|otpauth|totp';
/** Names whose values are secret. */
const SECRET_NAME = new RegExp(SECRET_WORD, 'i');

/**
 * What is secret or personal by its form. A message may quote what a server said, a file holds, or somebody typed. No part of a pattern goes over
 * the same letters twice, so that long texts cost little.
 */
const SECRETS = [
  /-----BEGIN [^-]{0,80}PRIVATE KEY.*?(?:-----END [^-]{0,80}PRIVATE KEY[^-]{0,10}-----|$)/gs,
  // Nobody knows where a secret ends, so the rest of the line goes with it, and what is indented below it; a stack's own lines stay.
  new RegExp(
    `[\\w.-]{0,60}(?:${SECRET_WORD})[\\w-]{0,60}["'\\\\\\]]{0,3}\\s{0,3}[:=>]\\s{0,20}.*(?:\\n[ \\t]+(?!at ).*){0,200}`,
    'gi',
  ),
  new RegExp(`--[\\w-]{0,60}(?:${SECRET_WORD})[\\w-]{0,60}\\s+\\S+`, 'gi'),
  /\b(?:Bearer|Basic|Negotiate|Digest)\s+[0-9A-Za-z+/=._~-]+/gi,
  // Whoever signs in by a URL (RFC 3986 section 3.2.1): up to its last @, since a password may hold one.
  /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/"'<>]{0,500}@/gi,
  /[^\s@<>"]{1,100}@[^\s@<>"]+/g,
  /\{[A-Za-z0-9-]{1,40}\}[0-9A-Za-z+/=$.]{8,}/g,
  /\$[0-9a-z]{1,12}\$[0-9A-Za-z./$=,+-]{8,}/gi,
  // Fernet tokens, keys of SSH, JSON Web Tokens, keys of this app.
  /\b(?:gAAAA|AAAA|eyJ)[0-9A-Za-z+/=._-]{16,}/g,
  /\blanyard-[a-z0-9-]{1,30}:[0-9A-Za-z+/=]+/g,
];

/** A long run of letters and digits as tokens, hashes and keys are: hexadecimal, or letters of both cases with digits among them. */
const WORD = /[0-9A-Za-z+/=_-]{32,}/g;
const isTokenLike = (word: string): boolean =>
  /^[0-9a-f]{40,}$/i.test(word) ||
  (/[0-9]/.test(word) &&
    /[a-z]/.test(word) &&
    /[A-Z]/.test(word) &&
    !/[/-].*[/-].*[/-]/.test(word));

/** At most so much of a text, and no half of a word: of a cut token nobody would know what it was. */
function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const start = text.slice(0, MOST_CHARACTERS);
  const end = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'), 0);
  return `${start.slice(0, end)} …`;
}

/** The text with everything secret or personal that can be told by its form taken out, and cut to a bearable length. */
export const redact = (text: string): string =>
  SECRETS.reduce((clean, secret) => clean.replace(secret, REDACTED), cut(text)).replace(
    WORD,
    (word) => (isTokenLike(word) ? REDACTED : word),
  );

function redactValue(name: string, value: unknown): unknown {
  if (SECRET_NAME.test(name)) return REDACTED;
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'string' ? redact(value) : value;
}

const described = (error: unknown, depth = 0): Record<string, unknown> =>
  error instanceof Error
    ? {
        error: error.message,
        stack: error.stack,
        ...(error.cause === undefined || depth === DEEPEST_CAUSE
          ? {}
          : { cause: described(error.cause, depth + 1) }),
      }
    : { error: String(error) };

/** A line of JSON; where the fields cannot be written as such (a circle among them), the line without them. */
function lineOf(entry: Readonly<Record<string, unknown>>, more: () => Record<string, unknown>) {
  try {
    return JSON.stringify({ ...entry, ...more() }, redactValue);
  } catch {
    return JSON.stringify({ ...entry, fields: 'not writable as JSON' }, redactValue);
  }
}

/** A log of JSON lines with secrets redacted, each handed over whole. Never throws unless `put` does. */
export function createLineLog(put: (line: string) => void): Log {
  const write = (level: string, event: string, more: () => Record<string, unknown>): void =>
    put(lineOf({ at: new Date().toISOString(), level, event }, more));
  return {
    info: (event, fields = {}) => write('info', event, () => ({ ...fields })),
    error: (event, error, fields = {}) =>
      write('error', event, () => ({ ...fields, ...described(error) })),
  };
}

/** A log of JSON lines in one file, for its owner alone, with secrets redacted. Never throws. */
export const createLog = (file: string): Log =>
  createLineLog((line) => {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn into a second failure; the terminal, where there is one, still shows it.
      process.stderr.write(`${line}\n`);
    }
  });
