import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const desk = join(import.meta.dirname, 'desk-with-passwords.ts');

it('a newcomer’s password stands in no text in memory once it is filed, whatever becomes of it, nor whose it is after a wipe', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [desk]);
  expect(stdout.trim().split('\n')).toEqual([
    'held by this test: held',
    'waiting: gone',
    'waiting, whose it is: held',
    'dismissed: gone',
    'confirmed: gone',
    'locked: gone',
    'wiped: gone',
    'wiped, whose it was: gone',
  ]);
});
