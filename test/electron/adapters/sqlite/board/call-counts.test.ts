import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSqliteJournal,
  type StoredJournal,
} from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { wipeDatabase } from '../../../../../electron/adapters/sqlite/journal/wipe-database.ts';
import type { CallCount } from '../../../../../shared/board/board.ts';
import { journalPlace, testSeal } from '../../../../fakes/journal-file.ts';

const at = (hour: number): string => `2027-08-04T${String(hour).padStart(2, '0')}:00:00.000Z`;
const count = (hour: number, more: Partial<CallCount> = {}): CallCount => ({
  system: 'directory',
  hour: at(hour),
  bound: 32,
  calls: 1,
  ...more,
});

let place: ReturnType<typeof journalPlace>;
let journal: StoredJournal;
beforeEach(() => {
  place = journalPlace();
  journal = createSqliteJournal(place.file, testSeal);
});
afterEach(async () => {
  await journal.close();
  place.remove();
});

describe('counted calls', () => {
  it('add up, by system and by how they ended, over the hours that are asked for', async () => {
    await journal.addCalls([count(8), count(9, { calls: 3 }), count(9, { bound: 0 })], at(0));
    await journal.addCalls([count(9, { calls: 4 }), count(10, { system: 'cloud' })], at(0));
    expect(await journal.callsSince(at(9))).toEqual([
      { system: 'cloud', bound: 32, calls: 1 },
      { system: 'directory', bound: 0, calls: 1 },
      { system: 'directory', bound: 32, calls: 7 },
    ]);
  });

  it('are let go of when they are old', async () => {
    await journal.addCalls([count(8), count(9)], at(9));
    expect(await journal.callsSince(at(0))).toEqual([{ system: 'directory', bound: 32, calls: 1 }]);
  });

  it('of a Lanyard that counted otherwise are left out', async () => {
    await journal.addCalls([count(8)], at(0));
    const database = new DatabaseSync(place.file);
    database.exec(
      `INSERT INTO calls VALUES ('weather', '${at(8)}', 32, 1), ('cloud', '${at(8)}', 33, 1)`,
    );
    database.close();
    expect(await journal.callsSince(at(0))).toHaveLength(1);
  });

  it('are gone after a wipe, as everything is', async () => {
    await journal.addCalls([count(8)], at(0));
    await journal.close();
    wipeDatabase(place.file, true);
    journal = createSqliteJournal(place.file, testSeal);
    expect(await journal.callsSince(at(0))).toEqual([]);
  });
});
