import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { RequestJournal } from '../../../../../electron/core/ports/request-journal.ts';
import { testSeal } from '../../../../fakes/journal-file.ts';
import { storedRequest as request } from '../../../../fakes/stored-request.ts';

const adapters = join(import.meta.dirname, '../../../../../electron/adapters');
const source = join(adapters, 'sqlite/journal/request-journal.ts');
const sealSource = join(adapters, 'seal/aes-seal.ts');

let folder: string;
let file: string;
let journal: RequestJournal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-journal-'));
  file = join(folder, 'journal.sqlite');
  journal = createSqliteJournal(file, testSeal);
});
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true });
});

const start = (program: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createSqliteJournal } from '${source}';
       import { createSeal } from '${sealSource}';
       const journal = createSqliteJournal('${file}', createSeal(Buffer.alloc(32, 7)));
       ${program}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
it('a process killed in the middle of saving loses nothing that was acknowledged, 20 times over', async () => {
  const program = `
    const form = ${JSON.stringify(request())};
    for (;;) {
      const id = crypto.randomUUID();
      await journal.file([{ ...form, id }]);
      await new Promise((resolve) => process.stdout.write(id + '\\n', resolve));
    }`;
  let acknowledged = 0;
  for (let kills = 1; kills <= 20; kills += 1) {
    const child = start(program);
    const said: string[] = [];
    child.stdout?.on('data', (bytes: Buffer) => said.push(String(bytes)));
    // Somewhere in the stream of saves, at another place each time.
    await expect
      .poll(() => said.join('').split('\n').length, { interval: 1 })
      .toBeGreaterThan(kills);
    child.kill('SIGKILL');
    await once(child, 'close');
    const ids = said.join('').split('\n').slice(0, -1);
    const kept = new Set((await journal.list({ limit: 1000 })).map(({ id }) => id));
    expect(ids.filter((id) => !kept.has(id))).toEqual([]);
    acknowledged += ids.length;
  }
  expect(acknowledged).toBeGreaterThan(200);
  const database = new DatabaseSync(file);
  expect({ ...database.prepare('PRAGMA integrity_check').get() }).toEqual({
    integrity_check: 'ok',
  });
  database.close();
});
