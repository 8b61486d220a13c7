import { fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../electron/adapters/node/child-environment.ts';
import { makeBrowserProfile, removeBrowserProfile } from './start-browser-profile.ts';
import { appWindowArgs, sayWindow, windowsFor, type Machine, type Window } from './start-window.ts';

/** What the loopback host says once it listens; later, once, it says that the browser came in. */
interface Ready {
  readonly entranceUrl: string;
  readonly dataFolder: string;
}

const hostFile = join(import.meta.dirname, '../electron/web/main.ts');

/** This machine, as it is. */
export const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
});

/** Runs the loopback host and shows it, until the window is closed or the host ends; answers the exit code. */
export async function runLoopback(
  args: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  const host = fork(hostFile, [...args], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: childEnvironment('lanyard', process.env),
  });
  const exit = exitOf(host);
  // Ctrl+C reaches the host by itself: it is of the same process group. It decides when all is over.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => host.kill('SIGTERM'));
  const ready = await Promise.race([once<Ready>(host), exit]);
  if (typeof ready === 'object') {
    let isIn = false;
    void once(host).then(() => (isIn = true));
    void show(ready, { exit, say, isOver: () => isIn || !host.connected })
      .catch((error: unknown) => {
        say(String(error));
        return true;
      })
      .then((closed) => closed && host.connected && host.disconnect());
  }
  return await exit;
}

/** The next message of a process we started ourselves. */
const once = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve) => child.once('message', (message: T) => resolve(message)));

async function exitOf(child: ChildProcess): Promise<number> {
  return await new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
}

interface Showing {
  /** Settles when the host has ended. */
  readonly exit: Promise<number>;
  /** Whether a browser did come in, or the host is gone: then its end is no failure. */
  isOver(): boolean;
  say(line: string): void;
}

/** Tries the ways to show the host, best first. True when a window of our own was shown and closed again. */
async function show(ready: Ready, showing: Showing): Promise<boolean> {
  const machine = thisMachine();
  for (const window of windowsFor(machine)) {
    showing.say(sayWindow(window, machine, ready.entranceUrl));
    const shown = await showIn(window, ready, showing);
    if (shown) return window.in === 'app-window';
    showing.say('That did not work.');
  }
  return false;
}

/** True where it worked. */
async function showIn(
  window: Window,
  { entranceUrl, dataFolder }: Ready,
  { exit, isOver }: Showing,
): Promise<boolean> {
  if (window.in === 'print') return true;
  const env = childEnvironment('browser', process.env);
  if (window.in === 'default-browser') {
    const opener = spawn(window.command, [...window.args, entranceUrl], { stdio: 'ignore', env });
    // Some openers live as long as the browser does.
    opener.unref();
    return (await exitOf(opener)) === 0;
  }
  const profile = makeBrowserProfile(dataFolder);
  const args = appWindowArgs(entranceUrl, profile, thisMachine());
  const browser = spawn(window.browser, args, { stdio: 'ignore', env });
  void exit.then(() => browser.kill());
  const code = await exitOf(browser);
  removeBrowserProfile(profile);
  return code === 0 || isOver();
}
