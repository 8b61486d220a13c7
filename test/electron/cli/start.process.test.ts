import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const executable = join(import.meta.dirname, '../../../electron/cli/lanyard.mjs');

it.each([
  ['a help page', ['accounts', 'create', '--help']],
  ['what a command found', ['names', 'check', '--username', 'Jane Doe', '--shell-name', 'jdoe']],
])('goes on where nobody reads %s to its end', async (_, words) => {
  const data = mkdtempSync(join(tmpdir(), 'lanyard-start-'));
  const child = spawn(process.execPath, [executable, ...words, '--data', data]);
  child.stdout.destroy();
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = await once(child, 'close');
  expect([said, code]).toEqual(['', 0]);
  rmSync(data, { recursive: true });
});
