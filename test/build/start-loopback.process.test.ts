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
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bringToken } from '../electron/web/http-call.ts';

const starter = pathToFileURL(join(import.meta.dirname, '../../build/start-loopback.ts')).href;
const soon = { timeout: 60_000 };
let folder: string;
let child: ChildProcess | undefined;
let said: string;
let exit: Promise<number | null>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-loopback-'));
  mkdirSync(join(folder, 'bin'));
  said = '';
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await exit;
  rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 100 });
});

/** Comes in as a browser does: by the page on the disk that its command line names. */
const COMES_IN = `
  const fs = require('fs');
  const file = new URL(process.argv.findLast((arg) => arg.includes('file:')).replace('--app=', ''));
  const url = new URL(/http:[^"]+/.exec(fs.readFileSync(file, 'utf8'))[0]);
  fetch(url.origin + url.pathname, {
    method: 'POST',
    headers: { Origin: url.origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: url.hash.slice(1) }),
  }).then(({ status }) => note(String(status)));`;

/** A program of this name that comes in, notes that, and lives on until told to end. */
const entering = (name: string, code = 0): void =>
  program(
    name,
    `${COMES_IN}
     setInterval(() => fs.existsSync(${JSON.stringify(join(folder, 'close'))}) && process.exit(${code}), 20);`,
  );
const failing = (name: string): void => program(name, `note('failed'); process.exitCode = 1;`);

function program(name: string, script: string): void {
  const note = `const note = (text) => require('fs').writeFileSync(${JSON.stringify(join(folder, name))}, text);`;
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!${process.execPath}\n${note}\n${script}\n`, { mode: 0o700 });
}

/** Runs the loopback host on a machine that has only these programs. */
function start(env: NodeJS.ProcessEnv = { DISPLAY: ':0' }, args: readonly string[] = []): void {
  const list = JSON.stringify(['--data', join(folder, 'data'), ...args]);
  const script = `import { runLoopback } from '${starter}';
    process.exitCode = await runLoopback(${list}, (line) => console.log(line));`;
  const started = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: join(folder, 'bin'), HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (text) => (said += String(text)));
  exit = new Promise((resolve) => started.once('exit', resolve));
  child = started;
}

const noteOf = (name: string): string =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
const profiles = (): string[] => globSync(join(folder, 'data/browser/*'));

describe('the loopback host in a window', () => {
  it('opens in an app window, and ends when that is closed', async () => {
    entering('chromium');
    start();
    await vi.waitFor(() => expect(noteOf('chromium')).toBe('200'), soon);
    expect(said).toMatch(/^Lanyard opens in an app window of .*\/bin\/chromium[^\n]*\.\n/);
    await vi.waitFor(() => expect(said).toContain('A browser opened Lanyard: node'), soon);
    expect(profiles()).toHaveLength(1);
    await vi.waitFor(() => expect(globSync(`${profiles()[0]}/*.html`)).toEqual([]), soon);
    writeFileSync(join(folder, 'close'), '');
    expect(await exit).toBe(0);
    expect(profiles()).toEqual([]);
  });

  it('takes a window that was in use for closed, however it ends', async () => {
    entering('chromium', 1);
    entering('xdg-open');
    start();
    await vi.waitFor(() => expect(noteOf('chromium')).toBe('200'), soon);
    writeFileSync(join(folder, 'close'), '');
    expect(await exit).toBe(0);
    expect(noteOf('xdg-open')).toBe('');
  });

  it('closes the window when it is told to end', async () => {
    entering('chromium');
    start();
    await vi.waitFor(() => expect(noteOf('chromium')).toBe('200'), soon);
    child?.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(said).not.toContain('did not work');
  });

  it('turns to the default browser where the window does not open, and lives until it is told to end', async () => {
    failing('chromium');
    program('xdg-open', COMES_IN);
    start();
    await vi.waitFor(() => expect(noteOf('xdg-open')).toBe('200'), soon);
    expect(said).toMatch(
      /app window[^\n]*\nThat did not work\.\nLanyard opens in your default browser/,
    );
    child?.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('prints the address where no browser can be opened', async () => {
    failing('xdg-open');
    start();
    await vi.waitFor(() => expect(said).toMatch(/Open this address.*\n.*enter#\S+/), soon);
    expect(said).toContain('That did not work.');
  });

  it('prints the address where there is no screen, and the address works', async () => {
    entering('chromium');
    start({});
    await vi.waitFor(() => expect(said).toMatch(/enter#\S+\n/), soon);
    const url = /http:\S+/.exec(said)?.[0] ?? '';
    expect((await bringToken(url)).status).toBe(200);
    expect(noteOf('chromium')).toBe('');
    child?.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('opens no window where the host cannot start, and ends as the host did', async () => {
    entering('chromium');
    start({ DISPLAY: ':0' }, ['--profile', join(folder, 'absent.yaml')]);
    expect(await exit).toBe(2);
    expect(said).toContain('absent.yaml');
    expect(noteOf('chromium')).toBe('');
  });
});
