import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteJournal } from '../../../../electron/adapters/sqlite/request-journal.ts';
import type { RequestJournal } from '../../../../electron/core/ports/request-journal.ts';
import { storedRequest as request } from '../../../fakes/stored-request.ts';

const source = join(import.meta.dirname, '../../../../electron/adapters/sqlite/request-journal.ts');

let folder: string;
let file: string;
let journal: RequestJournal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-journal-'));
  file = join(folder, 'journal.sqlite');
  journal = createSqliteJournal(file);
});
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true });
});

/** Changes the file behind the journal's back. */
function tamper(sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

const start = (program: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createSqliteJournal } from '${source}';
       const journal = createSqliteJournal('${file}');
       ${program}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
const firstWord = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('The child has no output.');
  return String((await once(child.stdout, 'data'))[0]);
};
const killed = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

describe('a claim', () => {
  it('of another living process holds, and ends with its death', async () => {
    const { id, ...rest } = request();
    await journal.save({ id, ...rest });
    const other = start(
      `process.stdout.write(String(await journal.claim('${id}'))); setInterval(() => undefined, 1000);`,
    );
    expect(await firstWord(other)).toBe('true');
    expect(await journal.claim(id)).toBe(false);
    await killed(other);
    expect(await journal.claim(id)).toBe(true);
  });

  it('is given back by who has it, and by nobody else', async () => {
    const saved = request();
    await journal.save(saved);
    expect(await journal.claim(saved.id)).toBe(true);
    const other = createSqliteJournal(file);
    await other.release(saved.id);
    expect(await other.claim(saved.id)).toBe(false);
    await journal.release(saved.id);
    expect(await other.claim(saved.id)).toBe(true);
    await other.close();
  });

  it('outlives a save, and is not made by one', async () => {
    const saved = request();
    await journal.save(saved);
    await journal.claim(saved.id);
    await journal.save({ ...saved, state: 'sending' });
    const other = createSqliteJournal(file);
    expect(await other.claim(saved.id)).toBe(false);
    await other.close();
  });

  it('on a request that is not there is none', async () => {
    expect(await journal.claim(randomUUID())).toBe(false);
  });

  it('is taken over from a mark that is no process', async () => {
    const saved = request();
    await journal.save(saved);
    for (const mark of ["''", "'0'", "'-1 '", "'somebody'"]) {
      tamper(`UPDATE requests SET owner = ${mark}`);
      expect(await journal.claim(saved.id), mark).toBe(true);
    }
  });

  it('is won by one of two that see the same dead owner', async () => {
    const saved = request();
    await journal.save(saved);
    tamper("UPDATE requests SET owner = '4194305 1 dead'");
    const others = [createSqliteJournal(file), createSqliteJournal(file)];
    const won = await Promise.all([journal, ...others].map((each) => each.claim(saved.id)));
    expect(won.filter(Boolean)).toHaveLength(1);
    await Promise.all(others.map((other) => other.close()));
  });
});

it('a process killed in the middle of saving loses nothing that was acknowledged, 20 times over', async () => {
  const program = `
    const form = ${JSON.stringify(request())};
    for (;;) {
      const id = crypto.randomUUID();
      await journal.save({ ...form, id });
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
    const kept = new Set((await journal.list()).map(({ id }) => id));
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
