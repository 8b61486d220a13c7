import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../../../electron/adapters/journal/stored-journal.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { Author } from '../../../../../electron/core/ports/request-journal.ts';
import {
  journalPlace,
  numbered,
  requestId,
  testSeal,
  put,
} from '../../../../fakes/journal-file.ts';
import { rechain, tamper } from '../../../../fakes/tamper.ts';

const ada: Author = { by: 'person', who: 'uid=ada,ou=people,dc=example,dc=org' };
/** Line 1 says that the trail began; then each of the requests is filed, and then each is confirmed. */
const REQUESTS = 5;
const LINES = 1 + 2 * REQUESTS;

let place: ReturnType<typeof journalPlace>;
const opened: StoredJournal[] = [];
const open = (): StoredJournal => {
  const journal = createSqliteJournal(place.file, testSeal);
  opened.push(journal);
  return journal;
};
const check = () => open().verify();
const sql = (text: string): void => tamper(place.file, (database) => database.exec(text));

beforeEach(async () => {
  place = journalPlace();
  const journal = open();
  for (let i = 1; i <= REQUESTS; i += 1) await put(journal, numbered(i), ada);
  for (let i = 1; i <= REQUESTS; i += 1) {
    await put(journal, numbered(i, { state: 'confirmed', attempted: ['create-entry'] }), ada);
  }
});
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  place.remove();
});

describe('the check of the audit trail', () => {
  it('finds a trail whole that nobody touched, also beside a process that has the queue', async () => {
    expect(await opened[0]?.owns()).toBe(true);
    const report = await check();
    expect(report).toMatchObject({ ok: true, lines: LINES, formerKey: 0, lost: 0 });
    expect(report.endUnknown).toBe(false);
    expect(Date.parse(report.from ?? '')).toBeLessThanOrEqual(Date.parse(report.to ?? ''));
  });

  it.each([
    ['at', "'2020-01-01T00:00:00.000Z'", 'changed'],
    ['at', "'yesterday'", 'changed'],
    ['who', 'NULL', 'changed'],
    ['request', `'${requestId(2)}'`, 'changed'],
    ['what', `replace(what, 'saved', 'dismissed')`, 'changed'],
    ['what', "'no JSON'", 'changed'],
    ['hash', 'zeroblob(32)', 'changed'],
    ['mac', 'zeroblob(32)', 'foreign'],
    ['mac', 'NULL', 'foreign'],
  ])('names the line in which %s became %s', async (column, value, why) => {
    sql(`UPDATE audit SET ${column} = ${value} WHERE line = 4`);
    expect(await check()).toMatchObject({ ok: false, firstBroken: { line: 4, why } });
  });

  it('names the line of any single bit that was turned', async () => {
    const columns = ['at', 'who', 'request', 'what', 'hash', 'mac'] as const;
    const turn = (line: number, column: string, at: number) => (database: DatabaseSync) => {
      const read = database.prepare(
        `SELECT CAST(${column} AS BLOB) AS cell FROM audit WHERE line = ?`,
      );
      const cell = read.get(line)?.['cell'];
      if (!(cell instanceof Uint8Array)) return false;
      const spot = at % (cell.length * 8);
      cell[spot >> 3] = (cell[spot >> 3] ?? 0) ^ (1 << (spot & 7));
      const isText = ['at', 'request', 'what'].includes(column);
      const value = isText ? 'CAST(? AS TEXT)' : '?';
      database.prepare(`UPDATE audit SET ${column} = ${value} WHERE line = ?`).run(cell, line);
      return true;
    };
    const anywhere = [
      fc.integer({ min: 1, max: LINES }),
      fc.constantFrom(...columns),
      fc.nat(),
    ] as const;
    await fc.assert(
      fc.asyncProperty(...anywhere, async (line, column, at) => {
        const whole = `${place.file}.whole`;
        for (const journal of opened.splice(0)) await journal.close();
        copyFileSync(place.file, whole);
        const wasThere = tamper(place.file, turn(line, column, at));
        const report = await check();
        expect(report.ok).toBe(!wasThere);
        if (wasThere) expect(report.firstBroken?.line).toBe(line);
        for (const journal of opened.splice(0)) await journal.close();
        copyFileSync(whole, place.file);
      }),
      { numRuns: 60 },
    );
  });

  it('names a line that was taken out', async () => {
    sql('DELETE FROM audit WHERE line = 4');
    expect(await check()).toMatchObject({ firstBroken: { line: 4, why: 'missing' } });
  });

  it('names the first place after a line that was taken out and the rest moved up', async () => {
    tamper(place.file, (database) => {
      database.exec('DELETE FROM audit WHERE line = 4');
      database.exec('UPDATE audit SET line = line - 1 WHERE line > 4');
    });
    expect(await check()).toMatchObject({ firstBroken: { line: 4, why: 'changed' } });
  });

  it('names the first of two lines that changed places', async () => {
    sql(`UPDATE audit SET line = 99 WHERE line = 4;
      UPDATE audit SET line = 4 WHERE line = 7; UPDATE audit SET line = 7 WHERE line = 99`);
    expect(await check()).toMatchObject({ firstBroken: { line: 4, why: 'changed' } });
  });

  it('names a line that was put in between, also where the hashes were made to fit', async () => {
    tamper(place.file, (database) => {
      database.exec('UPDATE audit SET line = line + 100 WHERE line > 3');
      database.exec('UPDATE audit SET line = line - 99 WHERE line > 3');
      database.exec(
        'INSERT INTO audit SELECT 4, at, who, request, what, hash, mac FROM audit WHERE line = 3',
      );
      rechain(database);
    });
    expect(await check()).toMatchObject({
      lines: LINES + 1,
      firstBroken: { line: 4, why: 'foreign' },
    });
  });

  it('names an edited line whose hash, and every hash after, was made to fit', async () => {
    tamper(place.file, (database) => {
      database.exec(
        `UPDATE audit SET what = replace(what, 'confirmed', 'dismissed') WHERE line = 8`,
      );
      rechain(database, 8);
    });
    expect(await check()).toMatchObject({ firstBroken: { line: 8, why: 'foreign' } });
  });
});

describe('the end of the audit trail', () => {
  it('sees that lines were cut off at the end, and still does after more was written', async () => {
    sql('DELETE FROM audit WHERE line > 9');
    expect(await check()).toMatchObject({ lines: 9, firstBroken: { line: 10, why: 'cut' } });
    await put(open(), numbered(6), ada);
    expect(await check()).toMatchObject({ firstBroken: { line: 10, why: 'missing' } });
  });

  it('sees that all lines are gone', async () => {
    sql('DELETE FROM audit');
    expect(await check()).toMatchObject({ lines: 0, firstBroken: { line: 1, why: 'cut' } });
  });

  it.each([
    ['is gone', 'DELETE FROM audit_head'],
    [
      'was made to fit lines cut off',
      `DELETE FROM audit WHERE line > 9;
      UPDATE audit_head SET lines = 9, hash = (SELECT hash FROM audit WHERE line = 9)`,
    ],
    ['was set too far back', 'UPDATE audit_head SET lines = 3'],
  ])(
    'does not trust an end whose head %s, and is not fooled by what is written after',
    async (_, text) => {
      sql(text);
      expect(await check()).toMatchObject({ ok: false, firstBroken: { why: 'end-unproven' } });
      await put(open(), numbered(6), ada);
      expect(await check()).toMatchObject({ ok: false, firstBroken: { why: 'end-unproven' } });
    },
  );

  it('sees by the journal that trail and head were put back to an earlier day', async () => {
    const earlier = `${place.file}.earlier`;
    sql(`VACUUM INTO '${earlier}'`);
    await put(open(), numbered(3, { state: 'dismissed' }), ada);
    sql(`ATTACH '${earlier}' AS earlier; DELETE FROM audit; DELETE FROM audit_head;
      INSERT INTO audit SELECT * FROM earlier.audit; INSERT INTO audit_head SELECT * FROM earlier.audit_head`);
    expect(await check()).toMatchObject({
      lines: LINES,
      firstBroken: { line: 9, why: 'journal-differs' },
    });
  });

  it('sees a request whose state was changed in the journal, and one that was put there', async () => {
    sql(`UPDATE requests SET state = 'dismissed' WHERE id = '${requestId(2)}'`);
    expect(await check()).toMatchObject({ firstBroken: { line: 8, why: 'journal-differs' } });
    sql(`UPDATE requests SET state = 'confirmed';
      UPDATE requests SET id = '${requestId(9)}' WHERE id = '${requestId(2)}'`);
    expect(await check()).toMatchObject({ firstBroken: { line: LINES, why: 'journal-differs' } });
  });
});

describe('somebody who knows how the trail is made, but not the key', () => {
  it('is not fooled by a made-up wipe', async () => {
    tamper(place.file, (database) => {
      database.exec(`UPDATE audit SET what = replace(what, 'confirmed', 'dismissed') WHERE line = 8;
        INSERT INTO audit SELECT line + 1, at, NULL, NULL, '{"event":"wiped","requests":0}', hash, NULL
          FROM audit WHERE line = ${LINES};
        DELETE FROM audit_head`);
      rechain(database);
    });
    expect(await check()).toMatchObject({ ok: false, firstBroken: { line: 8, why: 'foreign' } });
  });

  it.each(['{"event":"began"}', '{"event":"rescued","requests":0,"missing":[[1,99]]}'])(
    'is not fooled by a made-up line: %s',
    async (event) => {
      tamper(place.file, (database) => {
        database.exec(`DELETE FROM audit WHERE line = 4; INSERT INTO audit
          SELECT line + 1, at, NULL, NULL, '${event}', hash, mac FROM audit WHERE line = ${LINES}`);
        rechain(database, LINES + 1);
      });
      expect(await check()).toMatchObject({ firstBroken: { line: 4, why: 'missing' } });
    },
  );

  it('misses the name of who did it', async () => {
    sql('DELETE FROM audit_names');
    expect(await check()).toMatchObject({ firstBroken: { line: 2, why: 'nameless' } });
  });
});

describe('the table of the audit trail', () => {
  it.each([
    'UPDATE audit SET at = at',
    'DELETE FROM audit',
    'INSERT OR REPLACE INTO audit SELECT * FROM audit',
    'INSERT INTO audit SELECT line - 1, at, who, request, what, hash, mac FROM audit',
  ])('refuses %s', async (text) => {
    const place = journalPlace();
    const journal = createSqliteJournal(place.file, testSeal);
    await put(journal, numbered(1));
    const database = new DatabaseSync(place.file);
    expect(() => database.exec(text)).toThrow('the audit trail only grows');
    database.close();
    expect(await journal.verify()).toMatchObject({ ok: true, lines: 2 });
    await journal.close();
    place.remove();
  });
});
