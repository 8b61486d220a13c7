import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../../../../electron/adapters/seal/aes-seal.ts';
import { migrate } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { migrations } from '../../../../../electron/adapters/sqlite/database/migrations.ts';
import {
  createSqliteJournal,
  type StoredJournal,
} from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { RequestTarget, Writing } from '../../../../../electron/core/ports/request-journal.ts';
import { requestStates, unfinishedStates } from '../../../../../shared/requests/request.ts';
import { journalPlace, numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';
import { manyTimes } from '../../../../races/runs.ts';

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

describe('what stands in the way of a request', () => {
  it('is whatever may still be sent, be it now or when a person tries it again', async () => {
    const found: string[] = [];
    const journal = open();
    for (const [i, state] of requestStates.entries()) {
      const target = { of: `bikes ${i}`, wants: 'made' };
      await journal.file([numbered(i, { state })], about(target));
      const id = await journal.conflicting({ ...target, wants: 'gone' });
      if (id !== undefined) found.push(state);
      expect(await journal.conflicting(target), 'the same').toBeUndefined();
    }
    expect(found.toSorted()).toEqual(unfinishedStates.toSorted());
  });

  it('is found without opening anything', async () => {
    const journal = open();
    await journal.file([numbered(1)], about(grant));
    const database = new DatabaseSync(place.file);
    database.exec(`UPDATE requests SET body = x'00'`);
    database.close();
    expect(await journal.conflicting(revoke)).toBe(requestId(1));
  });

  it(
    'refuses the second of two processes that file at once, and names the first',
    manyTimes,
    async () => {
      const [one, other] = [open(), open()];
      const ends = await Promise.allSettled([
        one.file([numbered(1)], about(grant)),
        other.file([numbered(2)], about(revoke)),
      ]);
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(ends[1]).toMatchObject({
        reason: { code: 'asked-otherwise', params: [requestId(1)] },
      });
      expect(await one.list()).toHaveLength(1);
    },
  );

  it('refuses what begins anew as it does what is new, and nothing that goes on', async () => {
    const journal = open();
    await journal.file([numbered(1, { state: 'dismissed' })], about(grant));
    await journal.file([numbered(2)], about(revoke));
    await expect(journal.save(numbered(1), about(grant))).rejects.toMatchObject({
      code: 'asked-otherwise',
    });
    // Two that were open before the names of their person became the same go on.
    await journal.file([numbered(3)], about({ ...grant, of: 'another' }));
    await journal.save(numbered(3, { state: 'waiting' }), about(grant));
    expect(await journal.get(requestId(3))).toMatchObject({ state: 'waiting' });
  });

  it('is nothing for two that want the same, or share it with nobody', async () => {
    const journal = open();
    for (const i of [1, 2]) await journal.file([numbered(i)], about(grant));
    for (const i of [3, 4]) await journal.file([numbered(i)], about('none'));
    expect(await journal.list()).toHaveLength(4);
  });

  it('stays what it was where a write does not say', async () => {
    const journal = open();
    await journal.file([numbered(1)], about(grant));
    await journal.save(numbered(1, { state: 'waiting' }));
    expect(await journal.conflicting(revoke)).toBe(requestId(1));
  });
});

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
    expect((await journal.list()).map(({ revision }) => revision)).toEqual([1, 1, 1]);
    const unknown = await journal.untargeted();
    expect(unknown.map(({ id }) => id)).toEqual([requestId(0), requestId(2)]);
    expect(await journal.conflicting(revoke)).toBeUndefined();
    await journal.noteTarget(requestId(0), 'none');
    await journal.noteTarget(requestId(2), grant);
    expect(await journal.untargeted()).toEqual([]);
    expect(await journal.conflicting(revoke)).toBe(requestId(2));
    expect(await journal.get(requestId(2))).toEqual(unknown[1]);
  });
});
