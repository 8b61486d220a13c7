import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal, newKey } from '../../../../../electron/adapters/seal/aes-seal.ts';
import { openDatabase } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { openJournal } from '../../../../../electron/adapters/storage/open-storage.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { wipeDatabase } from '../../../../../electron/adapters/sqlite/journal/wipe-database.ts';
import type { Author, StoredRequest } from '../../../../../electron/core/ports/request-journal.ts';
import {
  journalPlace,
  makeFirstVersion,
  numbered,
  testSeal,
  put,
} from '../../../../fakes/journal-file.ts';
import { tamper } from '../../../../fakes/tamper.ts';
import { manyTimes } from '../../../../races/runs.ts';

const ada: Author = { by: 'person', who: 'uid=canary-ada,ou=people,dc=example,dc=org' };
const queue: Author = { by: 'queue', who: 'uid=canary-ben,ou=people,dc=example,dc=org' };
const waiting: Partial<StoredRequest> = {
  state: 'waiting',
  problem: { code: 'directory-unreachable', params: ['canary.example.org'] },
};

describe('the audit trail', () => {
  let place: ReturnType<typeof journalPlace>;
  let journal: ReturnType<typeof createSqliteJournal>;
  beforeEach(() => {
    place = journalPlace();
    journal = createSqliteJournal(place.file, testSeal);
  });
  afterEach(async () => {
    await journal.close();
    place.remove();
  });
  const reopen = async (seal = testSeal): Promise<void> => {
    await journal.close();
    journal = openJournal(place.file, seal);
  };
  /** Oldest first. */
  const told = async () => (await journal.lines({})).toReversed();
  const events = async () => (await told()).map(({ what }) => what);

  it('tells nothing of a save that was refused', async () => {
    await put(journal, numbered(1), ada);
    const other = createSqliteJournal(place.file, testSeal);
    expect(await other.owns()).toBe(true);
    await expect(put(journal, numbered(1, { state: 'confirmed' }), ada)).rejects.toMatchObject({
      code: 'lease-lost',
    });
    await put(journal, numbered(2), ada);
    await other.close();
    expect(await told()).toHaveLength(3);
  });

  it('holds nobody’s name, address or DN in clear, and nothing of what failed but its code', async () => {
    await put(journal, numbered(1), ada);
    await put(journal, numbered(1, waiting), queue);
    expect((await told()).at(1)).toMatchObject({ who: ada.who });
    expect(/canary/i.test(place.bytes().toString('latin1'))).toBe(false);
  });

  it('tells when the queue was taken from an owner that died, and not when it was given up', async () => {
    expect(await journal.owns()).toBe(true);
    await reopen();
    expect(await journal.owns()).toBe(true);
    tamper(place.file, (database) => database.exec(`UPDATE lease SET owner = '4194304 1 dead'`));
    expect(await journal.owns()).toBe(true);
    expect(await events()).toEqual([{ event: 'began' }, { event: 'queue-taken', number: 3 }]);
    expect(await journal.verify()).toMatchObject({ ok: true });
  });

  it('begins with every request that an earlier Lanyard left', async () => {
    await journal.close();
    place.remove();
    place = journalPlace();
    makeFirstVersion(place.file, [numbered(1), numbered(2, { ...waiting })]);
    journal = openJournal(place.file, testSeal);
    expect(await events()).toMatchObject([
      { event: 'began' },
      { by: 'journal', to: 'saved' },
      { by: 'journal', to: 'waiting', outcome: 'directory-unreachable' },
    ]);
    await reopen();
    expect(await journal.verify()).toMatchObject({ ok: true, lines: 3 });
  });

  it('outlives a wipe without its names, and goes on under the next key', async () => {
    await put(journal, numbered(1, { state: 'confirmed' }), ada);
    await journal.close();
    wipeDatabase(place.file, false);
    const names = tamper(place.file, (database) =>
      database.prepare('SELECT * FROM audit_names').all(),
    );
    expect(names).toEqual([]);
    journal = openJournal(place.file, createSeal(newKey()));
    await put(journal, numbered(1), queue);
    expect(await journal.verify()).toMatchObject({ ok: true, lines: 5, formerKey: 3 });
    const [, confirmed, wiped, ...rest] = await told();
    expect(confirmed).toMatchObject({ what: { to: 'confirmed' } });
    expect(confirmed).not.toHaveProperty('who');
    expect(wiped?.what).toEqual({ event: 'wiped', requests: 1 });
    expect(rest).toMatchObject([
      { what: { event: 'began' } },
      { who: queue.who, what: { to: 'saved' } },
    ]);
    expect(rest[1]?.what).not.toHaveProperty('from');
  });

  it('still shows what was changed in it before a wipe', async () => {
    await put(journal, numbered(1, { state: 'confirmed' }), ada);
    await journal.close();
    wipeDatabase(place.file, false);
    journal = openJournal(place.file, createSeal(newKey()));
    tamper(place.file, (database) =>
      database.exec(`UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE line = 2`),
    );
    expect(await journal.verify()).toMatchObject({ firstBroken: { line: 2, why: 'changed' } });
  });

  it('says that the key of its lines is gone where it was lost and nothing else is left', async () => {
    await put(journal, numbered(1, { state: 'confirmed' }), ada);
    await reopen(createSeal(newKey()));
    expect(await journal.list({ limit: 1000 })).toEqual([]);
    expect(await journal.verify()).toMatchObject({ ok: true, lines: 4, formerKey: 2 });
    expect((await events()).slice(2)).toMatchObject([
      { event: 'began' },
      { event: 'rescued', lost: 1 },
    ]);
  });

  it('agrees with the journal wherever a power cut ends the log', async () => {
    await reopen();
    for (let i = 1; i <= 8; i += 1) {
      await put(journal, numbered(i % 3, { state: i > 4 ? 'confirmed' : 'needs-you' }), ada);
    }
    const log = readFileSync(`${place.file}-wal`);
    const seen = new Set<number>();
    for (let cuts = 0; cuts <= 40; cuts += 1) {
      const copy = journalPlace();
      copyFileSync(place.file, copy.file);
      writeFileSync(`${copy.file}-wal`, log.subarray(0, Math.floor((log.length * cuts) / 40)));
      const left = createSqliteJournal(copy.file, testSeal);
      const { ok, lines } = await left.verify();
      expect(ok).toBe(true);
      seen.add(lines);
      await left.close();
      copy.remove();
    }
    expect(seen.size).toBeGreaterThan(5);
  });

  it('is begun once where two open a new journal at the same time', manyTimes, async () => {
    const other = journalPlace();
    openDatabase(other.file, testSeal).close();
    const both = [
      createSqliteJournal(other.file, testSeal),
      createSqliteJournal(other.file, testSeal),
    ];
    expect(await both[1]?.lines({})).toHaveLength(1);
    for (const one of both) await one.close();
    other.remove();
  });
});
