import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../../../../electron/adapters/seal/aes-seal.ts';
import { migrate } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { migrations } from '../../../../../electron/adapters/sqlite/database/migrations.ts';
import type { StoredJournal } from '../../../../../electron/adapters/journal/stored-journal.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { RequestTarget, Writing } from '../../../../../electron/core/ports/request-journal.ts';
import { journalPlace, numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';

const grant: RequestTarget = { of: 'canary of bikes', wants: 'canary reader' };
const revoke: RequestTarget = { of: 'canary of bikes', wants: 'canary none' };
const about = (target: Writing['target']): Writing => ({
  by: 'person',
  who: '',
  ...(target === undefined ? {} : { target }),
});

let place: ReturnType<typeof journalPlace>;
let journals: StoredJournal[];
const open = (): StoredJournal => {
  const journal = createSqliteJournal(place.file, testSeal);
  journals.push(journal);
  return journal;
};
beforeEach(() => {
  place = journalPlace();
  journals = [];
});
afterEach(async () => {
  for (const journal of journals) await journal.close();
  place.remove();
});

/** The digests of one request, as they stand in the file. */
function digestsOf(id: string): unknown {
  const database = new DatabaseSync(place.file);
  const row = database.prepare('SELECT target, wants FROM requests WHERE id = ?').get(id);
  database.close();
  return { ...row };
}

describe('the file', () => {
  it('says nothing of it in clear, and nothing that another key would say', async () => {
    const journal = open();
    await journal.file([numbered(1)], about(grant));
    expect(place.bytes().includes('canary of')).toBe(false);
    expect(place.bytes().includes('canary reader')).toBe(false);
    const other = createSeal(Buffer.alloc(32, 8));
    expect(digestsOf(requestId(1))).toEqual({
      target: new Uint8Array(testSeal.digest(grant.of, 'request target')),
      wants: new Uint8Array(testSeal.digest(grant.wants, 'request wants')),
    });
    expect(testSeal.digest(grant.of, 'request target')).not.toEqual(
      other.digest(grant.of, 'request target'),
    );
  });

  it('of an older Lanyard knows of none until they are noted, for what has not come to its end', async () => {
    const old = new DatabaseSync(place.file);
    migrate(old, testSeal, migrations.slice(0, 5));
    const insert = old.prepare(`INSERT INTO requests
        (id, kind, state, created_at, updated_at, body, finished, attempted, failures)
      VALUES (?, 'tool', ?, '2027-08-04T08:00:00.000Z', '2027-08-04T08:00:00.000Z', ?, '[]', '[]', 0)`);
    const states = ['saved', 'confirmed', 'needs-you'];
    for (const [i, state] of states.entries()) {
      const body = JSON.stringify({ askedBy: '', facts: { tool: `bikes ${i}` } });
      const id = requestId(i);
      insert.run(id, state, testSeal.seal(body, `requests body ${id}`));
    }
    old.close();
    const journal = open();
    expect((await journal.list({ limit: 1000 })).map(({ revision }) => revision)).toEqual([
      1, 1, 1,
    ]);
    const unknown = await journal.untargeted(100);
    expect(unknown.map(({ id }) => id)).toEqual([requestId(0), requestId(2)]);
    expect(await journal.conflicting(revoke)).toBeUndefined();
    await journal.noteTarget(requestId(0), 'none');
    await journal.noteTarget(requestId(2), grant);
    expect(await journal.untargeted(100)).toEqual([]);
    expect(await journal.conflicting(revoke)).toBe(requestId(2));
    expect(await journal.get(requestId(2))).toEqual(unknown[1]);
  });
});
