import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { migrate } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { migrations } from '../../../../../electron/adapters/sqlite/database/migrations.ts';
import { requestId, testSeal } from '../../../../fakes/journal-file.ts';

const start = Date.parse('2027-08-04T08:00:00.000Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

/** A journal of version 7, with what its audit trail tells of four requests. */
function makeOld(database: DatabaseSync): void {
  migrate(database, testSeal, migrations.slice(0, 7));
  const insert = database.prepare(
    `INSERT INTO requests (id, kind, state, created_at, updated_at, body, finished, attempted, failures)
     VALUES (?, ?, ?, ?, ?, x'00', '[]', '[]', 0)`,
  );
  insert.run(requestId(1), 'account', 'confirmed', at(0), at(500));
  insert.run(requestId(2), 'ssh-keys', 'confirmed', at(0), at(30));
  insert.run(requestId(3), 'membership', 'waiting', at(5), at(6));
  insert.run(requestId(4), 'account', 'expected', at(0), at(0));
  const tell = database.prepare(
    `INSERT INTO audit (line, at, request, what, hash) VALUES (?, ?, ?, ?, x'00')`,
  );
  const lines = [
    [requestId(1), 100, '{"from":"expected","to":"saved"}'],
    [requestId(1), 106, '{"from":"sending","to":"confirmed"}'],
    [requestId(1), 500, '{"from":"confirmed","to":"confirmed"}'],
    [requestId(2), 400, '{"to":"confirmed"}'],
    [requestId(3), 6, '{"from":"saved","to":"waiting","outcome":"approval-pending"}'],
    [requestId(4), 0, 'no JSON'],
  ] as const;
  lines.forEach(([id, minute, what], i) => tell.run(i + 1, at(minute), id, what));
}

it('a journal of before is counted by its kinds, with the times and reasons of its audit trail', () => {
  const database = new DatabaseSync(':memory:');
  makeOld(database);
  migrate(database, testSeal);
  const rows = database
    .prepare('SELECT begun_at, confirmed_at, waits_for, person, counts_as FROM requests')
    .all();
  database.close();
  expect(rows.map((row) => Object.values(row))).toEqual([
    [at(100), at(106), null, null, 'account'],
    [at(0), at(30), null, null, 'key'],
    [at(5), null, 'approval-pending', null, 'membership'],
    [null, null, null, null, 'account'],
  ]);
});
