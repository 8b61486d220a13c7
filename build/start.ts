import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { childEnvironment } from '../electron/adapters/node/child-environment.ts';
import { ensureBuilt } from './build-app.ts';
import { couldNotRun, findElectron, versionOf } from './start-electron.ts';
import { fetchWithin } from './start-fetch.ts';
import { runLoopback, thisMachine } from './start-loopback.ts';
import { hasScreen } from './start-window.ts';

const usage = `npm start -- [--profile FILE] [--data DIR] [--event-key FILE] [--run-only] [--no-electron]

  --profile FILE    event profile; without it Lanyard opens what was chosen last, or asks what this computer is for
  --data DIR        where requests are kept; otherwise where this system keeps an app's data
  --event-key FILE  private key of the event, for its desks; LANYARD_EVENT_KEY has the key itself
  --run-only        keep requests in memory only: unsent ones are lost when Lanyard ends
  --no-electron     open in a browser; LANYARD_HOST=web does the same`;

/** What a host takes beside them, and is handed on to it. */
const ofHost = ['profile', 'data', 'event-key'] as const;

const root = join(import.meta.dirname, '..');
const electronFolder = join(root, 'node_modules/electron');
const patience = 60_000;

const say = (line: string): void => console.log(line);

function readArguments() {
  const { values } = parseArgs({
    options: {
      profile: { type: 'string' },
      data: { type: 'string' },
      'event-key': { type: 'string' },
      'run-only': { type: 'boolean', default: false },
      'no-electron': { type: 'boolean', default: process.env['LANYARD_HOST'] === 'web' },
      help: { type: 'boolean', default: false },
    },
  });
  const given = ofHost.flatMap((name) => (values[name] ? [`--${name}`, values[name]] : []));
  const hostArgs = [...given, ...(values['run-only'] ? ['--run-only'] : [])];
  return { hostArgs, help: values.help, wantsElectron: !values['no-electron'] };
}

/** On a terminal one line that counts; in a log a line now and then. */
function sayProgress({ bytes, seconds }: { bytes: number; seconds: number }): void {
  const line = `  ${(bytes / 1e6).toFixed(1)} MB after ${seconds} s`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (seconds % 10 === 0) say(line);
}

/** Electron's executable, fetched where need be; or, in one plain line, why there is none. */
async function obtainElectron(): Promise<{ file: string } | { why: string }> {
  const find = () => findElectron(electronFolder, process.env['ELECTRON_OVERRIDE_DIST_PATH']);
  const there = find();
  if (there !== undefined) return { file: there };
  say('Electron is not here yet: fetching it once, about 110 MB (--no-electron goes without) …');
  const fetched = await fetchWithin({
    installFile: join(electronFolder, 'install.js'),
    target: join(electronFolder, 'dist'),
    patience,
    tell: sayProgress,
  });
  if (process.stdout.isTTY) process.stdout.write('\n');
  const file = find();
  if (fetched.ok && file !== undefined) return { file };
  const why = fetched.ok ? 'it is incomplete' : fetched.why;
  return { why: `Electron could not be fetched (${why}).` };
}

/** The exit code, or undefined where Electron does not run on this machine. */
async function runElectron(file: string, hostArgs: readonly string[]): Promise<number | undefined> {
  const { isRoot } = thisMachine();
  const sandbox = isRoot ? ', without its sandbox because this is root' : '';
  say(`Lanyard opens in Electron ${versionOf(electronFolder)}${sandbox}.`);
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    join(root, 'dist/desktop/main.cjs'),
    ...hostArgs,
  ];
  const child = spawn(file, args, {
    // The channel carries nothing: it closes with this process, however that ends, and then Electron ends too.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: childEnvironment('lanyard', process.env),
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const { promise, resolve } = Promise.withResolvers<{
    code: number | null;
    signal: string | null;
  }>();
  child.once('error', () => resolve({ code: 127, signal: null }));
  child.once('exit', (code, signal) => resolve({ code, signal }));
  const end = await promise;
  if (!couldNotRun(end)) return end.code ?? 1;
  say(`Electron does not run on this machine (it ended with ${end.signal ?? end.code}).`);
  return undefined;
}

async function tryElectron(hostArgs: readonly string[]): Promise<number | undefined> {
  const electron = await obtainElectron();
  if ('file' in electron) return await runElectron(electron.file, hostArgs);
  say(electron.why);
  return undefined;
}

async function start(): Promise<number> {
  const { hostArgs, help, wantsElectron } = readArguments();
  if (help) {
    say(usage);
    return 0;
  }
  await ensureBuilt(say);
  const screen = hasScreen(thisMachine());
  if (!screen) say('There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).');
  const ended = wantsElectron && screen ? await tryElectron(hostArgs) : undefined;
  return ended ?? (await runLoopback(hostArgs, say));
}

const isMistyped = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

start().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = isMistyped(error) ? 2 : 1;
  },
);
