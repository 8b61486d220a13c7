import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  IN_MEMORY,
  migrate,
  openDatabase,
} from '../../../../../electron/adapters/sqlite/database/database.ts';
import { rowOf } from '../../../../../electron/adapters/journal/request-row.ts';
import { migrations } from '../../../../../electron/adapters/sqlite/database/migrations.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import {
  journalPlace,
  makeFirstVersion,
  numbered,
  requestId,
  testSeal,
} from '../../../../fakes/journal-file.ts';

/** What stands in the schema, without the ids of its pages. */
const schemaOf = (database: DatabaseSync) =>
  database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();

describe('the migrations', () => {
  let place: ReturnType<typeof journalPlace>;
  beforeEach(() => (place = journalPlace()));
  afterEach(() => place.remove());

  it.each(migrations.map((_, at) => at + 1))('lead from version %i to the newest', (version) => {
    const database = new DatabaseSync(place.file);
    migrate(database, testSeal, migrations.slice(0, version));
    migrate(database, testSeal);
    expect(schemaOf(database)).toEqual(schemaOf(openDatabase(IN_MEMORY, testSeal)));
    database.close();
  });

  it('bring every request of the first version along, in its order', async () => {
    const requests = [
      numbered(1, { state: 'waiting', failures: 3, retryAt: '2027-08-04T09:00:00.000Z' }),
      numbered(2, { state: 'needs-you', problem: { code: 'name-taken', params: ['jdoe'] } }),
      numbered(3, {
        state: 'dismissed',
        dismissedBecause: 'went home',
        finished: ['create-entry'],
      }),
    ];
    makeFirstVersion(place.file, requests);
    const journal = createSqliteJournal(place.file, testSeal);
    expect(await journal.list({ limit: 1000 })).toEqual(requests.toReversed());
    await journal.close();
  });

  it('note of an older journal what comes after which request, and when it is due', async () => {
    const database = new DatabaseSync(place.file);
    migrate(database, testSeal, migrations.slice(0, 9));
    const insert = database.prepare(`INSERT INTO requests
        (id, kind, state, created_at, updated_at, body, finished, attempted, failures, retry_at)
      VALUES (:id, :kind, :state, :created_at, :updated_at, :body, :finished, :attempted, :failures, :retry_at)`);
    const after = requestId(1);
    const retryAt = new Date(Date.now() - 1000).toISOString();
    for (const one of [
      numbered(1, { state: 'waiting', retryAt }),
      numbered(2, { state: 'waiting', after }),
      numbered(3, { state: 'waiting', retryAt: new Date(Date.now() + 60_000).toISOString() }),
    ]) {
      const { id, kind, state, created_at, updated_at, body, ...rest } = rowOf(one, testSeal);
      const { finished, attempted, failures, retry_at } = rest;
      const row = { id, kind, state, created_at, updated_at, body };
      insert.run({ ...row, finished, attempted, failures, retry_at });
    }
    database.close();
    const journal = createSqliteJournal(place.file, testSeal);
    expect(await journal.waitersOf(after)).toEqual([requestId(2)]);
    expect(await journal.due(10)).toEqual([after]);
    await journal.close();
  });

  it('leave nothing of the first version in clear, in free pages or in the log', async () => {
    const requests = Array.from({ length: 200 }, (_, i) =>
      numbered(i, { facts: { ...numbered(i).facts, sshKey: 'canary '.repeat(200) } }),
    );
    makeFirstVersion(place.file, requests);
    // Rows that the first version had deleted or made shorter lie in its free pages.
    const before = new DatabaseSync(place.file);
    before.exec(`DELETE FROM requests WHERE rowid % 3 = 0;
      UPDATE requests SET facts = '{"username":"Canary Short"}' WHERE rowid % 5 = 0`);
    before.close();
    expect(place.bytes().includes('anary')).toBe(true);
    const journal = createSqliteJournal(place.file, testSeal);
    expect(place.bytes().includes('anary'), 'while it is open').toBe(false);
    await journal.close();
    expect(place.bytes().includes('anary'), 'once it is closed').toBe(false);
  });

  it('run in one transaction each: a failed one leaves the version before it', () => {
    const database = new DatabaseSync(place.file);
    const broken = () => {
      throw new Error('no disk');
    };
    expect(() => migrate(database, testSeal, ['CREATE TABLE one (x)', broken])).toThrow('no disk');
    expect(schemaOf(database)).toMatchObject([{ name: 'one' }]);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    database.close();
  });

  it('refuse a file of a newer Lanyard', () => {
    const database = new DatabaseSync(place.file);
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(() => migrate(database, testSeal)).toThrow(
      expect.objectContaining({ code: 'journal-newer' }),
    );
    database.close();
  });
});
