import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredJournal } from '../../../../../electron/adapters/journal/stored-journal.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { journalPlace, put, testSeal } from '../../../../fakes/journal-file.ts';
import { storedRequest as request } from '../../../../fakes/stored-request.ts';
import { tamper } from '../../../../fakes/tamper.ts';
import { journalSuite } from '../../../../suites/journal-suite.ts';
import type { JournalPlace } from '../../../../suites/journal/journal-place.ts';

/** A file in a folder of its own. */
async function makePlace(): Promise<JournalPlace> {
  const { file, bytes, remove } = journalPlace();
  const opened: StoredJournal[] = [];
  return {
    async open(seal = testSeal) {
      const journal = createSqliteJournal(file, seal);
      opened.push(journal);
      return journal;
    },
    said: async () => bytes().toString('latin1'),
    tamper: async (sql) => tamper(file, (database) => database.exec(sql)),
    bytes: (hex) => `x'${hex}'`,
    async remove() {
      for (const journal of opened) await journal.close().catch(() => undefined);
      remove();
    },
  };
}

journalSuite('SQLite', makePlace);

describe('a journal in one file', () => {
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

  it('is synced to the disk again by the save after a mark or a claim, also one that failed', async () => {
    const saved = request();
    await put(journal, saved);
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
    for (const light of [
      () => journal.mark(saved),
      () => journal.claim(saved.id),
      () => journal.owns(),
      // A failure inside: the column takes whole numbers only.
      () => expect(journal.mark({ ...saved, failures: 0.5 })).rejects.toThrow(),
    ]) {
      exec.mockClear();
      await light();
      expect(exec.mock.calls.flat().filter((sql) => sql.startsWith('PRAGMA'))).toEqual([
        'PRAGMA synchronous = NORMAL',
        'PRAGMA synchronous = FULL',
      ]);
    }
    exec.mockRestore();
  });

  it('fails in words where it cannot be written', async () => {
    tamper(place.file, (database) => database.exec('DROP TABLE requests'));
    await expect(put(journal, request())).rejects.toMatchObject({
      code: 'storage-failed',
      params: [expect.stringContaining('no such table')],
    });
  });
});
