import { DatabaseSync } from 'node:sqlite';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { refuseOwnedElsewhere } from '../../../../../electron/adapters/sqlite/journal/owned-elsewhere.ts';
import { thisProcess } from '../../../../../electron/adapters/sqlite/database/process-mark.ts';
import { rescueJournal } from '../../../../../electron/adapters/sqlite/journal/rescue-journal.ts';
import { wipeDatabase } from '../../../../../electron/adapters/sqlite/journal/wipe-database.ts';
import { journalPlace, testSeal } from '../../../../fakes/journal-file.ts';

const DEAD = '4194305 1 dead';
const elsewhere = expect.objectContaining({ code: 'queue-elsewhere' });

let place: ReturnType<typeof journalPlace>;
beforeEach(() => (place = journalPlace()));
afterEach(() => place.remove());

function ownedBy(owner: string | null): void {
  const database = openDatabase(place.file, testSeal);
  database
    .prepare(
      "INSERT OR REPLACE INTO lease (id, number, owner, at, boot, up) VALUES (1, 7, ?, 0, '', 0)",
    )
    .run(owner);
  database.close();
}

it('refuses to rescue or wipe what a living process owns', () => {
  ownedBy(thisProcess());
  expect(() => wipeDatabase(place.file, true)).toThrow(elsewhere);
  expect(() => rescueJournal(place.file, testSeal, new Date(7))).toThrow(elsewhere);
  expect(readdirSync(place.folder).filter((name) => name.includes('damaged'))).toEqual([]);
});

it('lets both go on after the owner gave it up or died, and keeps the lease’s number', () => {
  for (const owner of [null, DEAD]) {
    ownedBy(owner);
    expect(rescueJournal(place.file, testSeal, new Date(7))).toMatchObject({ lost: 0 });
    expect(wipeDatabase(place.file, true)).toBe(0);
    const database = new DatabaseSync(place.file);
    expect({ ...database.prepare('SELECT number FROM lease').get() }).toEqual({ number: 7 });
    database.close();
  }
});

it('asks nothing of a file that has no lease', () => {
  const database = new DatabaseSync(':memory:');
  expect(() => refuseOwnedElsewhere(database)).not.toThrow();
  database.close();
});
