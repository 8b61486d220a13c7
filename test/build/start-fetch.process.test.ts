import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchWithin, type FetchOptions } from '../../build/start-fetch.ts';

const fetcher = pathToFileURL(join(import.meta.dirname, '../../build/start-fetch.ts')).href;
const never = 100_000;
let folder: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-fetch-test-'));
  target = join(folder, 'dist');
  mkdirSync(target);
});
afterEach(() => rmSync(folder, { recursive: true, maxRetries: 5 }));

async function fetchBy(script: string, patience: number, tell = vi.fn<FetchOptions['tell']>()) {
  const installFile = join(folder, 'install.cjs');
  writeFileSync(
    installFile,
    `const fs = require('fs'); const dir = ${JSON.stringify(folder)};\n${script}`,
  );
  return await fetchWithin({ installFile, target, patience, tell });
}

const isAlive = (pid: number): boolean => {
  try {
    // A process that has ended but was not yet waited for still takes signals.
    process.kill(pid, 0);
    return !/State:\s+Z/.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a bounded fetch', () => {
  it('ends well when the installer does', async () => {
    expect(await fetchBy(`fs.writeFileSync(dir + '/dist/electron', 'x')`, never)).toEqual({
      ok: true,
    });
    expect(existsSync(join(target, 'electron'))).toBe(true);
  });

  it('gives in one line the reason of an installer that fails', async () => {
    const script = `console.error(new TypeError('fetch failed').stack); process.exit(1)`;
    expect(await fetchBy(script, never)).toEqual({ ok: false, why: 'fetch failed' });
  });

  it('says something even of an installer that fails in silence', async () => {
    const fetched = await fetchBy('process.exit(1)', never);
    expect(fetched).toMatchObject({ ok: false, why: expect.stringContaining('without a word') });
  });

  it('gives up an installer that hangs, together with all it has started', async () => {
    const script = `
      const child = require('child_process').spawn('sleep', ['600'], { stdio: 'inherit' });
      fs.writeFileSync(dir + '/pids', process.pid + ' ' + child.pid);
      setInterval(() => {}, 1000);`;
    const fetched = await fetchBy(script, 1000);
    expect(fetched).toEqual({ ok: false, why: 'nothing arrived for 1 s' });
    const pids = readFileSync(join(folder, 'pids'), 'utf8').split(' ').map(Number);
    expect(pids).toHaveLength(2);
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 60_000 });
  });

  it('ends its installer, with all that has started, when it is killed itself', async () => {
    const installFile = join(folder, 'install.cjs');
    const script = `
      const child = require('child_process').spawn('sleep', ['600'], { stdio: 'ignore' });
      require('fs').writeFileSync(${JSON.stringify(join(folder, 'pids'))}, process.pid + ' ' + child.pid);
      setInterval(() => {}, 1000);`;
    writeFileSync(installFile, script);
    const options = JSON.stringify({ installFile, target, patience: never });
    const caller = `import { fetchWithin } from '${fetcher}';
      await fetchWithin({ ...${options}, tell() {} });`;
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', caller];
    const starter = spawn(process.execPath, args, { stdio: 'inherit' });
    const file = join(folder, 'pids');
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 60_000 });
    const pids = readFileSync(file, 'utf8').split(' ').map(Number);
    starter.kill('SIGKILL');
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 60_000 });
  });

  it('is patient as long as bytes arrive, in the temporary folder or in the target, and tells of them', async () => {
    const tell = vi.fn<FetchOptions['tell']>();
    const script = `
      const temporary = require('os').tmpdir();
      let count = 0;
      const timer = setInterval(() => {
        fs.appendFileSync(count % 2 ? temporary + '/part.zip' : dir + '/dist/part', 'x'.repeat(1000));
        if ((count += 1) === 30) clearInterval(timer);
      }, 100);`;
    expect(await fetchBy(script, 2000, tell)).toEqual({ ok: true });
    const told = tell.mock.calls.map(([progress]) => progress.bytes);
    expect(told.at(-1)).toBeGreaterThan(told[0] ?? 0);
  });

  it('leaves no temporary file behind', async () => {
    const script = `fs.writeFileSync(dir + '/where', require('os').tmpdir())`;
    await fetchBy(script, never);
    expect(existsSync(readFileSync(join(folder, 'where'), 'utf8'))).toBe(false);
  });
});
