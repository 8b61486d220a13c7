import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type EventJournal,
  openEventJournal,
} from '../../../../../electron/adapters/postgres/journal/request-journal.ts';
import { numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';
import { startPostgres, type Postgres } from '../../../../servers/postgres.ts';
import { openTestDatabase, tamperWith, type TestDatabase } from './postgres-place.ts';

let postgres: Postgres;
let database: TestDatabase;
let journals: EventJournal[];
let event = 0;
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openTestDatabase(postgres, 'claims');
});
afterAll(async () => {
  await database.end();
  await postgres.stop();
});
beforeEach(() => {
  journals = [];
  event += 1;
  return async () => {
    for (const journal of journals) await journal.close();
  };
});

/** As another process opens it. */
const open = async (): Promise<EventJournal> => {
  const journal = await openEventJournal(database, `event ${event}`, testSeal);
  journals.push(journal);
  return journal;
};

/** What is left of a claim when its process has not been heard of for long. */
const runOut = (): Promise<void> =>
  tamperWith(database.url, `UPDATE requests SET taken_until = now() - interval '1 second'`);

const untilOf = async (): Promise<unknown> =>
  (
    await database.pool.query('SELECT taken_until FROM requests WHERE event = $1', [
      `event ${event}`,
    ])
  ).rows;

describe('a request that one process has', () => {
  it('is no other’s: neither to take, nor to write, nor due', async () => {
    const [one, other] = [await open(), await open()];
    await one.file([numbered(1, { state: 'waiting' })]);
    expect(await one.claim(requestId(1))).toBe(true);
    expect(await other.claim(requestId(1))).toBe(false);
    expect(await other.due(10)).toEqual([]);
    for (const write of [other.save, other.mark]) {
      await expect(write(numbered(1, { state: 'dismissed' }))).rejects.toMatchObject({
        code: 'lease-lost',
      });
    }
    await one.save(numbered(1, { state: 'confirmed' }));
    await one.release(requestId(1));
    expect(await other.claim(requestId(1))).toBe(true);
  });

  it('is taken over when nothing was heard of that process, which writes nothing from then on', async () => {
    const [one, other] = [await open(), await open()];
    await one.file([numbered(1, { state: 'sending' })]);
    await one.claim(requestId(1));
    await runOut();
    expect(await other.due(10)).toEqual([requestId(1)]);
    expect(await other.claim(requestId(1))).toBe(true);
    const before = await other.lines({});
    for (const write of [one.save, one.mark]) {
      await expect(write(numbered(1, { state: 'confirmed' }))).rejects.toMatchObject({
        code: 'lease-lost',
      });
    }
    await one.release(requestId(1));
    expect(await one.claim(requestId(1))).toBe(false);
    await other.save(numbered(1, { state: 'confirmed', revision: 2 }));
    expect(await one.get(requestId(1))).toMatchObject({ state: 'confirmed', revision: 2 });
    expect(await one.lines({})).toHaveLength(before.length + 1);
  });

  it('stays refused to work of before that has lost it, though the process took it again', async () => {
    const [one, other] = [await open(), await open()];
    await one.file([numbered(1, { state: 'sending' })]);
    await one.claim(requestId(1));
    await runOut();
    await other.claim(requestId(1));
    await other.release(requestId(1));
    await expect(one.save(numbered(1))).rejects.toMatchObject({ code: 'lease-lost' });
    await one.release(requestId(1));
    expect(await one.claim(requestId(1))).toBe(true);
    await one.save(numbered(1, { state: 'confirmed' }));
  });

  it('is taken by the process that files it, until that has sent it or closes', async () => {
    const [one, other] = [await open(), await open()];
    await one.file([numbered(1), numbered(2, { state: 'needs-you' })]);
    expect(await other.claim(requestId(1))).toBe(false);
    expect(await other.claim(requestId(2))).toBe(true);
    expect(await one.claim(requestId(1))).toBe(true);
    // A person says that it is to be tried again: the password that was typed is here.
    await one.save(numbered(1));
    await one.release(requestId(1));
    expect(await other.claim(requestId(1))).toBe(false);
    await one.claim(requestId(1));
    await one.save(numbered(1, { state: 'confirmed' }));
    await one.release(requestId(1));
    expect(await other.claim(requestId(1))).toBe(true);
    await one.file([numbered(3)]);
    await one.close();
    expect(await other.due(10)).toEqual([requestId(3)]);
  });

  it('is due for the process that filed it, whatever became of who did, until that has it in its hands', async () => {
    const [one, other] = [await open(), await open()];
    await one.file([numbered(1), numbered(2)]);
    await other.file([numbered(3)]);
    expect(await one.due(10)).toEqual([requestId(1), requestId(2)]);
    expect(await one.due(1)).toEqual([requestId(1)]);
    expect(await other.due(10)).toEqual([requestId(3)]);
    await one.claim(requestId(1));
    expect(await one.due(10)).toEqual([requestId(2)]);
    await one.save(numbered(1, { state: 'confirmed' }));
    await one.release(requestId(1));
    await runOut();
    // What nobody has is told once.
    expect(await one.due(10)).toEqual([requestId(2), requestId(3)]);
  });

  it('stays its own while it is there: the claim is renewed', async () => {
    const one = await open();
    await one.file([numbered(1)]);
    const before = JSON.stringify(await untilOf());
    await expect.poll(async () => JSON.stringify(await untilOf())).not.toBe(before);
  });
});

describe('several events in one database', () => {
  it('know nothing of each other, and are wiped one by one', async () => {
    const one = await open();
    event += 1;
    const other = await open();
    const as = { by: 'person', who: 'uid=canary', card: 'ada' } as const;
    for (const journal of [one, other]) await journal.file([numbered(1)], as);
    const note = { revision: 1, id: requestId(1), note: { text: 'hi', revision: 1, by: 'x' } };
    const at = '2027-08-04T08:00:00.000Z';
    await one.changeCase(requestId(1), () => ({ ...note, note: { ...note.note, at } }));
    const { cursor } = await one.changedSince(undefined, 10);
    await expect(one.wipe(false)).rejects.toMatchObject({ code: 'wipe-blocked', params: ['1'] });
    expect(await one.wipe(true)).toBe(1);
    expect([await one.count(), await one.cases({ limit: 100 }), await other.count()]).toEqual([
      0,
      [],
      1,
    ]);
    expect(await one.changedSince(cursor, 10)).toMatchObject({ wiped: true, requests: [] });
    await expect(one.save(numbered(1))).rejects.toMatchObject({ code: 'not-found' });
    const lines = await one.lines({});
    expect(lines.map(({ what }) => what.event)).toEqual(['began', 'wiped', 'request', 'began']);
    expect(lines.map(({ who }) => who)).toEqual([undefined, undefined, undefined, undefined]);
    await one.file([numbered(2)], as);
    for (const journal of [one, other]) {
      expect(await journal.verify()).toMatchObject({ ok: true });
    }
  });

  it('open nothing that was sealed for another, though the key is the same', async () => {
    const one = await open();
    await one.file([numbered(1)]);
    const from = event;
    event += 1;
    const other = await open();
    await other.file([numbered(1)]);
    await tamperWith(
      database.url,
      `UPDATE requests SET body = (SELECT body FROM requests WHERE event = 'event ${from}') WHERE event = 'event ${event}'`,
    );
    await expect(other.get(requestId(1))).rejects.toMatchObject({ code: 'storage-failed' });
  });
});

describe('the audit trail in PostgreSQL', () => {
  it.each([`UPDATE audit SET what = '{}'`, 'DELETE FROM audit', 'TRUNCATE audit'])(
    'only grows: %s',
    async (sql) => {
      await open();
      await expect(database.pool.query(sql)).rejects.toThrow('the audit trail only grows');
    },
  );
});

it('what others wrote while the connection was gone is looked for when there is another', async () => {
  const one = await open();
  await expect.poll(() => one.changedElsewhere()).toBe(false);
  await postgres.restart();
  await expect.poll(() => one.changedElsewhere()).toBe(true);
  await expect.poll(() => one.changedElsewhere()).toBe(false);
  const other = await open();
  await other.file([numbered(1)]);
  await expect.poll(() => one.changedElsewhere()).toBe(true);
  expect(await other.changedElsewhere()).toBe(false);
});
