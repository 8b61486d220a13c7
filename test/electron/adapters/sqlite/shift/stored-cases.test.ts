import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../../../../electron/adapters/seal/aes-seal.ts';
import { migrate } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { migrations } from '../../../../../electron/adapters/sqlite/database/migrations.ts';
import { isSound } from '../../../../../electron/adapters/sqlite/journal/check-journal.ts';
import { rescueJournal } from '../../../../../electron/adapters/sqlite/journal/rescue-journal.ts';
import type { StoredJournal } from '../../../../../electron/adapters/journal/stored-journal.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { wipeDatabase } from '../../../../../electron/adapters/sqlite/journal/wipe-database.ts';
import type { CaseView } from '../../../../../shared/shift/case.ts';
import { journalPlace, numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';

const at = '2027-08-04T08:00:00.000Z';

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
  for (const journal of journals) await journal.close().catch(() => undefined);
  place.remove();
});

/** The case with one more change: a note, or nothing where it is left out. */
const write = (journal: StoredJournal, number: number, text?: string): Promise<CaseView> =>
  journal.changeCase(requestId(number), (before) => {
    const revision = (before?.revision ?? 0) + 1;
    return {
      ...{ id: requestId(number), revision },
      holder: { name: 'Asha Canary', by: 'Asha Canary', at },
      ...(text === undefined ? {} : { note: { text, revision, by: 'Asha Canary', at } }),
    };
  });

const inFile = (work: (database: DatabaseSync) => void): void => {
  const database = new DatabaseSync(place.file);
  work(database);
  database.close();
};

const ticked = (journal: StoredJournal, step: string): Promise<CaseView> =>
  journal.changeCase(requestId(1), (before) => ({
    ...before,
    ...{ id: requestId(1), revision: (before?.revision ?? 0) + 1 },
    ticks: [...(before?.ticks ?? []), { step, by: 'Asha Canary', at }],
  }));

describe('the ticks of a case', () => {
  it('go with a wipe', async () => {
    const journal = open();
    await journal.file([numbered(1, { state: 'confirmed' })]);
    await ticked(journal, 'paws/run');
    await journal.close();
    wipeDatabase(place.file, false);
    expect(await open().cases({ limit: 100 })).toEqual([]);
  });
});

describe('what helpers say of cases', () => {
  it('stands in the file only sealed, each in its own row', async () => {
    const journal = open();
    await journal.file([numbered(1), numbered(2)]);
    await write(journal, 1, 'canary note');
    await write(journal, 2, 'other canary');
    expect(place.bytes().toString('latin1')).not.toMatch(/canary/iu);
    inFile((database) =>
      database.exec(`UPDATE cases SET body = (SELECT body FROM cases WHERE id = '${requestId(1)}')
        WHERE id = '${requestId(2)}'`),
    );
    await expect(journal.cases({ limit: 100 })).rejects.toMatchObject({ code: 'storage-failed' });
    expect(isSound(place.file, testSeal)).toBe(false);
  });

  it('goes with a wipe, to its last byte', async () => {
    const journal = open();
    await journal.file([numbered(1, { state: 'confirmed' })]);
    await write(journal, 1, 'gone');
    await journal.close();
    let sealed = Buffer.alloc(0);
    inFile((database) => {
      const { body } = database.prepare('SELECT body FROM cases').get() ?? {};
      if (body instanceof Uint8Array) sealed = Buffer.from(body);
    });
    expect(place.bytes().includes(sealed.subarray(0, 24))).toBe(true);
    expect(wipeDatabase(place.file, false)).toBe(1);
    inFile((database) => {
      expect(database.prepare('SELECT count(*) AS n FROM cases').get()).toMatchObject({ n: 0 });
    });
    expect(await open().cases({ limit: 100 })).toEqual([]);
    expect(sealed.length).toBeGreaterThan(24);
    expect(place.bytes().includes(sealed.subarray(0, 24))).toBe(false);
  });

  it('goes along when a damaged journal is rescued, as far as this key can read it and its request is there', async () => {
    const journal = open();
    await journal.file([numbered(1), numbered(2), numbered(3)]);
    for (const number of [1, 2, 3]) await write(journal, number, `note ${number}`);
    await journal.close();
    const foreign = createSeal(Buffer.alloc(32, 9)).seal('{}', `cases body ${requestId(2)}`);
    inFile((database) => {
      database.prepare('UPDATE cases SET body = ? WHERE id = ?').run(foreign, requestId(2));
      database.exec('PRAGMA foreign_keys = OFF');
      database.prepare('DELETE FROM requests WHERE id = ?').run(requestId(3));
    });
    expect(rescueJournal(place.file, testSeal, new Date(at))).toMatchObject({ rescued: 2 });
    const kept = await open().cases({ limit: 100 });
    expect(kept.map(({ note }) => note?.text)).toEqual(['note 1']);
  });

  it('has its place in a journal that an older Lanyard left', async () => {
    inFile((database) => migrate(database, testSeal, migrations.slice(0, 8)));
    const journal = open();
    await journal.file([numbered(1)]);
    expect((await write(journal, 1, 'new')).revision).toBe(1);
    expect(await journal.cases({ limit: 100 })).toHaveLength(1);
  });
});
