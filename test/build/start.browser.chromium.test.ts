import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processesOf, type SeenProcess } from './our-processes.ts';

const root = join(import.meta.dirname, '../..');
const patience = { timeout: 60_000 };
let folder: string;
let npm: ChildProcess;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-start-browser-'));
  mkdirSync(join(folder, 'bin'));
  said = '';
});
afterEach(() => {
  for (const { pid } of processesOf(folder)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

/** The real browser, which needs no screen in this way. */
function putBrowser(): void {
  const script = `#!/bin/sh\nexec /usr/bin/chromium --headless=new --no-sandbox --disable-gpu "$@"\n`;
  writeFileSync(join(folder, 'bin/chromium'), script, { mode: 0o700 });
}

/** As a person types it, on a machine that has this browser. */
function type(script: 'start' | 'dev', ...args: readonly string[]): void {
  const path = [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(':');
  npm = spawn('npm', ['run', script, '--', '--data', join(folder, 'data'), ...args], {
    cwd: root,
    env: { PATH: path, HOME: folder, DISPLAY: ':77', LANYARD_HOST: 'web' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [npm.stdout, npm.stderr])
    stream?.on('data', (text) => (said += String(text)));
}

const until = (words: RegExp) => expect.poll(() => said, patience).toMatch(words);
const alive = (): string[] =>
  processesOf(folder).map(({ pid, commandLine }) => `${pid} ${commandLine}`);
const names = (processes: readonly SeenProcess[]): string =>
  processes.map(({ commandLine }) => commandLine).join('\n');

describe('npm start, in a real browser', () => {
  it('lets that browser in, and shows the way in to nobody who looks at its processes', async () => {
    putBrowser();
    const tokens = new Set<string>();
    const seen: SeenProcess[] = [];
    type('start');
    await expect
      .poll(
        () => {
          seen.push(...processesOf(folder));
          const pages = globSync(join(folder, 'data/browser/*/entrance.html'));
          for (const page of pages) {
            const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
            for (const [, token] of text.matchAll(/#([\w-]{43})/g)) tokens.add(String(token));
          }
          return said;
        },
        { ...patience, interval: 20 },
      )
      .toMatch(/A browser opened Lanyard: Mozilla/);
    seen.push(...processesOf(folder));
    expect(tokens.size).toBe(1);
    expect(names(seen)).toContain('--app=file:');
    for (const token of tokens) {
      for (const { commandLine, environment } of seen)
        expect(commandLine + environment).not.toContain(token);
      expect(said).not.toContain(token);
    }
    expect(names(seen)).not.toMatch(/http:\/\/127\.0\.0\.1:\d+\/\S/);
    await expect
      .poll(() => globSync(join(folder, 'data/browser/*/entrance.html')), patience)
      .toEqual([]);
    npm.kill('SIGTERM');
    await expect.poll(alive, patience).toEqual([]);
  }, 180_000);

  it.each(['npm', 'the starter', 'the host'])(
    'leaves nothing behind when %s is killed',
    async (victim) => {
      putBrowser();
      type('start');
      await until(/A browser opened Lanyard/);
      const processes = processesOf(folder);
      const starter = processes.find(({ commandLine }) =>
        / build\/(run\.mjs|start\.ts) /.test(commandLine),
      );
      const host = processes.find(({ commandLine }) =>
        commandLine.includes('electron/web/main.ts'),
      );
      const pid = { npm: npm.pid, 'the starter': starter?.pid, 'the host': host?.pid }[victim];
      process.kill(pid ?? 0, 'SIGKILL');
      await expect.poll(alive, patience).toEqual([]);
    },
    180_000,
  );

  it('leaves nothing behind when it is killed before it was ready', async () => {
    putBrowser();
    type('start');
    await expect
      .poll(() => names(processesOf(folder)), { ...patience, interval: 5 })
      .toContain('web/main.ts');
    process.kill(npm.pid ?? 0, 'SIGKILL');
    await expect.poll(alive, patience).toEqual([]);
  }, 180_000);
});

describe('npm run dev', () => {
  it('leaves nothing behind when it is killed', async () => {
    type('dev', '--run-only', '--port', '0', '--inspect', '0');
    await until(/browser:\n\S+/);
    await expect.poll(() => names(processesOf(folder)), patience).toContain('web/main.ts');
    process.kill(npm.pid ?? 0, 'SIGKILL');
    await expect.poll(alive, patience).toEqual([]);
  }, 180_000);
});
