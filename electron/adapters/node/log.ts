import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../../core/ports/system.ts';

const REDACTED = '[redacted]';
/** Bounds what one value may cost and take; a stack is some 2,000 characters. */
const MOST_CHARACTERS = 8000;
const DEEPEST_CAUSE = 5;

/** Names whose values are secret whatever they look like. */
const SECRET_NAME = /pass(?:word|wd|phrase)|secret|token|authorization|cookie|private.?key/i;

/** Anything that looks like an e-mail address, a key, a hash or a bearer token. A message may quote what a server said. */
const SECRETS = [
  /-----BEGIN [^-]*PRIVATE KEY-----.*?(?:-----END [^-]*PRIVATE KEY-----|$)/gs,
  /[^\s@<>"]{1,100}@[^\s@<>"]+/g,
  /\bAAAA[0-9A-Za-z+/=]{16,}/g,
  /\{[A-Za-z0-9-]+\}[0-9A-Za-z+/=$.]{8,}/g,
  /\b(?:Bearer|Basic)\s+[0-9A-Za-z+/=._~-]+/gi,
  // Nobody knows where a password ends, so the rest of the line goes with it.
  /\b(?:password|passwd|passphrase|secret|token|authorization)\b["']?\s*[:=].*/gi,
];

/** The text with everything secret or personal that can be told by its form taken out, and cut to a bearable length. */
export const redact = (text: string): string =>
  SECRETS.reduce(
    (clean, secret) => clean.replace(secret, REDACTED),
    text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text,
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

/** A log of JSON lines in one file, for its owner alone, with secrets redacted. Never throws. */
export function createLog(file: string): Log {
  const write = (level: string, event: string, more: () => Record<string, unknown>): void => {
    const line = lineOf({ at: new Date().toISOString(), level, event }, more);
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn into a second failure; the terminal, where there is one, still shows it.
      process.stderr.write(`${line}\n`);
    }
  };
  return {
    info: (event, fields = {}) => write('info', event, () => ({ ...fields })),
    error: (event, error, fields = {}) =>
      write('error', event, () => ({ ...fields, ...described(error) })),
  };
}
