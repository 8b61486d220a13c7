import { fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../electron/adapters/node/child-environment.ts';
import { sayNews } from '../electron/web/entrance-news.ts';
import type { EntranceNews } from '../electron/web/entrance.ts';
import { makeBrowserProfile, removeBrowserProfile } from './start-browser-profile.ts';
import { writeEntrance } from './start-entrance.ts';
import { appWindowArgs, sayWindow, windowsFor, type Machine, type Window } from './start-window.ts';

/** What the loopback host says once it listens; later it tells what happens at its entrance. */
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
  const ready = await Promise.race([readyOf(host), exit]);
  if (typeof ready === 'object') {
    let isIn = false;
    const entered: PromiseWithResolvers<void> = Promise.withResolvers();
    host.on('message', ({ news }: { news: EntranceNews }) => {
      say(sayNews(news, new Date().toLocaleTimeString()));
      if (news.is !== 'entered') return;
      isIn = true;
      entered.resolve();
    });
    const isOver = (): boolean => isIn || !host.connected;
    void show(ready, { exit, say, entered: entered.promise, isOver })
      .catch((error: unknown) => {
        say(String(error));
        return true;
      })
      .then((closed) => closed && host.connected && host.disconnect());
  }
  return await exit;
}

/** The first message of a process we started ourselves. */
const readyOf = (child: ChildProcess): Promise<Ready> =>
  new Promise((resolve) => child.once('message', (message: Ready) => resolve(message)));

async function exitOf(child: ChildProcess): Promise<number> {
  return await new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
}

interface Showing {
  /** Settles when the host has ended. */
  readonly exit: Promise<number>;
  /** Settles when a browser came in. */
  readonly entered: Promise<void>;
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
  { exit, entered, isOver }: Showing,
): Promise<boolean> {
  if (window.in === 'print') return true;
  const env = childEnvironment('browser', process.env);
  const profile = makeBrowserProfile(dataFolder);
  const entrance = writeEntrance(profile, entranceUrl);
  void entered.then(() => entrance.remove());
  if (window.in === 'default-browser') {
    void exit.then(() => removeBrowserProfile(profile));
    const opener = spawn(window.command, [...window.args, entrance.url], { stdio: 'ignore', env });
    // Some openers live as long as the browser does.
    opener.unref();
    return (await exitOf(opener)) === 0;
  }
  const browser = spawn(window.browser, appWindowArgs(entrance.url, profile, thisMachine()), {
    // The last two are those of --remote-debugging-pipe.
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env,
  });
  void exit.then(() => browser.kill());
  const code = await exitOf(browser);
  removeBrowserProfile(profile);
  return code === 0 || isOver();
}
