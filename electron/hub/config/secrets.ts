import { readFileSync, statSync } from 'node:fs';
import { AppError } from '../../core/base/errors.ts';
import { hubProblem } from './hub-problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Nobody's secret is longer; what is, is another file. */
const LONGEST = 4096;
/** Bits of a file's mode that let others than its owner in. */
const OTHERS = 0o077;

const wrong = (name: string, words: string): AppError => hubProblem(name, `${name}: ${words}`);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';

/** The first line of a file that nobody but its owner may read; empty where that is empty. */
function readFirstLine(variable: string, file: string): string {
  try {
    const { mode, size } = statSync(file);
    if (mode & OTHERS) {
      throw wrong(variable, `other users can read ${file}; run: chmod 600 ${file}`);
    }
    if (size > LONGEST) throw wrong(variable, `${file} is longer than ${LONGEST} bytes`);
    return /^[^\r\n]*/u.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw wrong(variable, `${file} cannot be read (${codeOf(error)})`);
  }
}

/**
 * A secret of the hub: the value of the variable `name`, or the first line of the file that `name_FILE` says, which nobody but its owner may
 * read. Undefined where neither is set. Throws `AppError('invalid-input')` for a file that is not right; what it holds is never told.
 */
export function readSecret(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  return (file ? readFirstLine(`${name}_FILE`, file) : env[name]) || undefined;
}

/** The name of an event's variable: `LANYARD_HACK_2027_BIND_PASSWORD` of the event `hack-2027`. */
export const variableOf = (event: string, what: string): string =>
  `LANYARD_${event.toUpperCase().replaceAll('-', '_')}_${what}`;

/** What an event's systems are opened with: what the process was given, and this event's own secrets under the names that a single desk reads. */
export function environmentOf(env: Environment, event: string): NodeJS.ProcessEnv {
  const own = (what: string) => readSecret(env, variableOf(event, what));
  return {
    ...env,
    LANYARD_BIND_DN: own('BIND_DN'),
    LANYARD_BIND_PASSWORD: own('BIND_PASSWORD'),
    LANYARD_PASSPHRASE: own('PASSPHRASE'),
  };
}
