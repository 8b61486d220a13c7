import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const source = pathToFileURL(join(import.meta.dirname, '../../build/scratch.ts')).href;

/** Leaves a file in a temporary folder as tests do, tells where, and stays until it is asked to end. */
const script = `
  import { mkdtempSync, writeFileSync } from 'node:fs';
  import { tmpdir } from 'node:os';
  import { join } from 'node:path';
  import { useScratch } from ${JSON.stringify(source)};
  useScratch();
  const left = mkdtempSync(join(tmpdir(), 'left-'));
  writeFileSync(join(left, 'file'), 'x');
  process.stdin.once('data', () => process.exit());
  console.log(left);
`;

let place: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'scratch-test-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(place, { recursive: true, force: true });
});

/** A process that works below `parent`; `left` is what it would leave behind. */
async function start(parent = place) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: parent },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, left: String(line).trim() };
}

it('is gone when the process has ended', async () => {
  const { child, left } = await start();
  expect(existsSync(left)).toBe(true);
  child.stdin.write('end');
  await once(child, 'exit');
  expect(readdirSync(place)).toEqual([]);
});

it('of a process that was killed is swept at the next start, and that of one that lives is kept', async () => {
  const killed = await start();
  const living = await start();
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  expect(existsSync(killed.left)).toBe(true);
  const next = await start();
  expect(existsSync(dirname(killed.left))).toBe(false);
  expect([living, next].map(({ left }) => existsSync(left))).toEqual([true, true]);
});

it('of a process that was killed is swept with the file systems that it mounted there', async () => {
  const { child, left } = await start();
  const own = join(left, 'disk');
  mkdirSync(own);
  // Where nobody may mount one, there is none to sweep.
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'lanyard-test', own], { stdio: 'ignore' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await start();
  expect(existsSync(dirname(left))).toBe(false);
});

it('is shared with the children of its process', async () => {
  const { left } = await start();
  const child = await start(dirname(left));
  expect(dirname(child.left)).toBe(dirname(left));
  child.child.stdin.write('end');
  await once(child.child, 'exit');
  expect(existsSync(left)).toBe(true);
});

it('leaves what has another name alone', async () => {
  const other = mkdtempSync(join(place, 'lanyard-'));
  await start();
  expect(existsSync(other)).toBe(true);
});
