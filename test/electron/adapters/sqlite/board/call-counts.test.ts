import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../../../electron/adapters/journal/stored-journal.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
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
  it('are gone after a wipe, as everything is', async () => {
    await journal.addCalls([count(8)], at(0));
    await journal.close();
    wipeDatabase(place.file, true);
    journal = createSqliteJournal(place.file, testSeal);
    expect(await journal.callsSince(at(0))).toEqual([]);
  });
});
