import { createAdapters } from '../../../electron/adapters/create-adapters.ts';
import { createPracticeCloud } from '../../../electron/adapters/practice/cloud/cloud.ts';
import { createPracticeDirectories } from '../../../electron/adapters/practice/directory/directories.ts';
import { newId, systemClock } from '../../../electron/adapters/node/system.ts';
import type { Terminal } from '../../../electron/cli/base/command.ts';
import { createDesk } from '../../../electron/cli/desk.ts';
import type { ExitCode } from '../../../electron/cli/base/exit-codes.ts';
import { run, type Stage } from '../../../electron/cli/run.ts';
import { createApp } from '../../../electron/core/app.ts';
import type { App, CallerApp } from '../../../electron/core/base/app-types.ts';
import { owner } from '../../../electron/core/base/caller.ts';
import type { Ports } from '../../../electron/core/ports/ports.ts';
import type { Clock } from '../../../electron/core/ports/system.ts';
import { settledAtOnce } from '../../fakes/profile.ts';

/** What a command line left behind: how it ended and what it printed. */
export interface Shown {
  readonly exit: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Everything a person could give to a command beside its words. */
interface Given {
  readonly password?: string;
  readonly input?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Hears what is said while the command runs. */
  readonly hears?: (line: string) => void;
}

export interface PracticeTerminal {
  readonly app: App;
  readonly events: CallerApp['events'];
  run(words: readonly string[], given?: Given): Promise<Shown>;
  stop(): Promise<void>;
}

const noFiles: Pick<Terminal, 'readBytes' | 'newFile'> = {
  readBytes: () => Promise.reject(new Error('A file was read.')),
  newFile: () => Promise.reject(new Error('A file was made.')),
};

const given = (
  { password = '', input = '', files = {} }: Given,
  tell: Terminal['tell'],
): Terminal => ({
  tell,
  password: () => Promise.resolve(password),
  input: () => Promise.resolve(input),
  readFile: (name) => Promise.resolve(files[name] ?? ''),
  ...noFiles,
});

/** Runs command lines on a stage whose prints are kept. */
export async function runOn(
  words: readonly string[],
  stage: Pick<Stage, 'terminal' | 'open'>,
): Promise<Shown> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run(words, {
    ...stage,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { exit, out, err };
}

/** Practice, except that Keystone's hook comes at once and its groups settle so: what is waited for in life is waited for in other tests. */
function withPromptHook(ports: Ports): Ports {
  const { log } = ports;
  const profile = settledAtOnce(ports.profile);
  const { projectGroups, ...directories } = createPracticeDirectories({
    profile: profile.directory,
  });
  const after: Clock['after'] = (_ms, then) => {
    queueMicrotask(then);
    return () => undefined;
  };
  const cloud =
    profile.cloud &&
    createPracticeCloud({
      ...{ profile: profile.cloud, people: directories.directory, groups: projectGroups },
      ...{ clock: { ...systemClock, after }, newId, log },
    });
  return { ...ports, ...directories, profile, cloud };
}

/** Command lines on one practice event that stays open between them. */
export async function openPracticeTerminal(dataFolder: string): Promise<PracticeTerminal> {
  const adapters = await createAdapters({ profile: 'practice', dataFolder, env: {} });
  const app = createApp(withPromptHook(adapters));
  const caller = app.for(owner('cli'));
  const desk = createDesk(caller);
  const open: Stage['open'] = () => Promise.resolve({ desk, close: () => Promise.resolve() });
  return {
    app,
    events: caller.events,
    async run(words, gift = {}) {
      const told: string[] = [];
      const terminal = given(gift, (line) => {
        told.push(line);
        gift.hears?.(line);
      });
      const shown = await runOn(words, { open, terminal });
      return { ...shown, err: [...told, ...shown.err] };
    },
    stop: () => app.stop(),
  };
}

/** A command line that must not get as far as opening the app, nor ask anybody. */
export const nobody: Pick<Stage, 'terminal' | 'open'> = {
  open: () => Promise.reject(new Error('The app was opened.')),
  terminal: {
    tell: () => undefined,
    password: () => Promise.reject(new Error('A password was asked for.')),
    input: () => Promise.reject(new Error('The input was read.')),
    readFile: () => Promise.reject(new Error('A file was read.')),
    ...noFiles,
  },
};

/** The one JSON value that stands on standard output. */
export function jsonOf({ out }: Pick<Shown, 'out'>): unknown {
  if (out.length !== 1) throw new Error(`${out.length} lines on standard output`);
  const value: unknown = JSON.parse(out[0] ?? '');
  return value;
}
