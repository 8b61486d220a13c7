import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wipeDatabase } from '../../../../../electron/adapters/sqlite/journal/wipe-database.ts';
import { journalPlace } from '../../../../fakes/journal-file.ts';

describe('wiping a database', () => {
  let place: ReturnType<typeof journalPlace>;
  beforeEach(() => {
    place = journalPlace();
    const database = new DatabaseSync(place.file);
    database.exec(`PRAGMA journal_mode = WAL;
      CREATE TABLE requests (id TEXT, state TEXT); CREATE TABLE other (words TEXT);
      CREATE INDEX by_words ON other (words)`);
    const insert = database.prepare('INSERT INTO other VALUES (?)');
    for (let i = 0; i < 500; i += 1) insert.run(`canary ${i} ${'x'.repeat(i * 10)}`);
    database.exec(
      `DELETE FROM other WHERE rowid % 2 = 0; INSERT INTO requests VALUES ('a', 'confirmed')`,
    );
    database.close();
  });
  afterEach(() => place.remove());

  it('leaves nothing of any table: no row, no index, no free page, no log', () => {
    expect(place.bytes().includes('canary')).toBe(true);
    expect(wipeDatabase(place.file, false)).toBe(1);
    expect(place.bytes().includes('canary')).toBe(false);
    expect(readFileSync(place.file).length).toBeLessThan(40_000);
  });

  it('knows what is unfinished by its state alone, and leaves all in place then', () => {
    const database = new DatabaseSync(place.file);
    database.exec(
      `INSERT INTO requests VALUES ('b', 'needs-you'), ('c', 'waiting'), ('d', 'expected')`,
    );
    database.close();
    expect(() => wipeDatabase(place.file, false)).toThrow(
      expect.objectContaining({ code: 'wipe-blocked', params: ['2'] }),
    );
    expect(place.bytes().includes('canary')).toBe(true);
    expect(wipeDatabase(place.file, true)).toBe(4);
  });

  it('finds nothing where no file is', () => {
    expect(wipeDatabase(`${place.file}.none`, false)).toBe(0);
  });
});
