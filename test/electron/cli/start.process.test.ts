import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { english } from '../../english.ts';

const executable = join(import.meta.dirname, '../../../electron/cli/lanyard.mjs');
const check = ['names', 'check', '--username', 'Jane Doe', '--shell-name', 'jdoe'];

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'lanyard-start-'));
  return () => rmSync(data, { recursive: true });
});

const start = (words: readonly string[]) =>
  spawn(process.execPath, [executable, ...words, '--data', data]);

/** How it ended, and what it said to the person. */
async function endOf(child: ReturnType<typeof start>): Promise<[string, number | null]> {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'close');
  return [said, child.exitCode];
}

it.each([
  ['a help page', ['accounts', 'create', '--help']],
  ['what a command found', check],
])('goes on where nobody reads %s to its end', async (_, words) => {
  const child = start(words);
  child.stdout.destroy();
  expect(await endOf(child)).toEqual(['', 0]);
});

it('says at every command that the journal was damaged, until somebody has read it', async () => {
  const run = (words: readonly string[], input = '') => {
    const child = start(words);
    child.stdout.resume();
    child.stdin.end(input);
    return endOf(child);
  };
  expect(await run(['queue', 'list'])).toEqual(['', 0]);
  const file = join(data, 'practice', 'journal.sqlite');
  writeFileSync(file, readFileSync(file).fill(0xa5, 4096));
  for (const words of [['queue', 'list'], check]) {
    const [said, code] = await run(words);
    expect(code).toBe(0);
    expect(said).toContain(english('rescue-title'));
    expect(said).toContain(`echo '{}' | lanyard call journal.seen`);
  }
  expect(await run(['call', 'journal.seen'], '{}')).toEqual(['', 0]);
  expect(await run(check)).toEqual(['', 0]);
});
