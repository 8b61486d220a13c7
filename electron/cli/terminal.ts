import { isUtf8 } from 'node:buffer';
import { open, readFile, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { encodingOf } from '../../shared/domain/text-encoding.ts';
import { AppError } from '../core/base/errors.ts';
import type { ExpectedFile, Secret, Terminal } from './base/command.ts';
import { printable, say } from './base/words.ts';

/** A key file is a line or two; whoever names something larger took the wrong file. */
const keyFile: ExpectedFile = { field: 'ssh-key', most: 65_536, tooLarge: 'file-too-large' };

const refused = (field: string, rule: string, ...params: string[]): AppError =>
  new AppError('invalid-input', `${field}: ${rule}`, { fields: [{ field, rule, params }] });

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** Asks without showing what is typed. Ctrl-C and Ctrl-D give up: readline then throws an AbortError. */
async function typed(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // Only now does the terminal no longer show what is typed.
  process.stderr.write(question);
  try {
    return await lines.question('');
  } catch (error) {
    throw isAbort(error) ? refused('password', 'password-not-typed') : error;
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** The first line of standard input, without its end. */
const firstLine = async (): Promise<string> =>
  (await text(process.stdin)).split(/\r?\n/u, 1)[0] ?? '';

async function bytesOf(file: string, { field, most, tooLarge }: ExpectedFile): Promise<Buffer> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw refused(field, 'file-unreadable', file, why);
  });
  if (bytes.length > most) throw refused(field, tooLarge, file);
  return bytes;
}

const questionOf = {
  new: 'cli-ask-password',
  known: 'cli-ask-password',
  pin: 'cli-ask-pin',
  passphrase: 'cli-ask-passphrase',
} as const satisfies Readonly<Record<Secret, string>>;

export const realTerminal: Terminal = {
  input: () => text(process.stdin),
  tell: (line) => void process.stderr.write(`${printable(line)}\n`),
  async password(fromStdin, which = 'new') {
    if (fromStdin) return firstLine();
    if (!process.stdin.isTTY) throw refused('password', 'password-no-terminal');
    const password = await typed(say(questionOf[which]));
    if (which !== 'new') return password;
    if (password === (await typed(say('cli-ask-password-again')))) return password;
    throw refused('password', 'password-differs');
  },
  async readFile(file, expected = keyFile) {
    const bytes = await bytesOf(file, expected);
    return new TextDecoder(encodingOf(bytes, isUtf8)).decode(bytes);
  },
  readBytes: bytesOf,
  async newFile(file) {
    const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw refused('file', 'file-not-new', file, why);
    });
    return {
      async write(text) {
        await handle.writeFile(text);
        await handle.sync();
        await handle.close();
      },
      async discard() {
        await handle.close();
        await rm(file);
      },
    };
  },
};
