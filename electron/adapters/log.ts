import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../core/ports/system.ts';

/** Anything that looks like an e-mail address, a key, a hash or a bearer token. A message may quote what a server said. */
const SECRETS = [
  /[^\s@<>"]+@[^\s@<>"]+/g,
  /\bAAAA[0-9A-Za-z+/=]{16,}/g,
  /\{[A-Za-z0-9-]+\}[0-9A-Za-z+/=$.]{8,}/g,
  /\b(?:password|passwd|secret|token|bearer)\b["']?\s*[:= ]\s*\S+/gi,
];

/** The text with everything secret or personal that can be told by its form taken out. */
export const redact = (text: string): string =>
  SECRETS.reduce((clean, secret) => clean.replace(secret, '[redacted]'), text);

const described = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? {
        error: error.message,
        stack: error.stack,
        ...(error.cause === undefined ? {} : { cause: described(error.cause) }),
      }
    : { error: String(error) };

/** A log of JSON lines in one file, for its owner alone, with secrets redacted. */
export function createLog(file: string): Log {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const write = (level: string, event: string, fields: Readonly<Record<string, unknown>>): void => {
    const all = { at: new Date().toISOString(), level, event, ...fields };
    const line = JSON.stringify(all, (_key, value: unknown) =>
      typeof value === 'string' ? redact(value) : value,
    );
    try {
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn into a second failure; the terminal, where there is one, still shows it.
      process.stderr.write(`${line}\n`);
    }
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    error: (event, error, fields = {}) => write('error', event, { ...fields, ...described(error) }),
  };
}
