import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../../../electron/adapters/storage/open-storage.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import {
  journalPlace,
  numbered,
  requestId,
  testSeal,
  put,
} from '../../../../fakes/journal-file.ts';
import { tamper } from '../../../../fakes/tamper.ts';

const PAGE = 4096;
const REQUESTS = 150;
const LINES = 1 + 2 * REQUESTS;

describe('the audit trail of a damaged journal', () => {
  let place: ReturnType<typeof journalPlace>;
  beforeEach(async () => {
    place = journalPlace();
    const journal = createSqliteJournal(place.file, testSeal);
    for (let i = 1; i <= REQUESTS; i += 1) await journal.file([numbered(i)]);
    for (let i = 1; i <= REQUESTS; i += 1) await put(journal, numbered(i, { state: 'confirmed' }));
    await journal.close();
  });
  afterEach(() => place.remove());

  const pagesOf = (name: string): number[] => {
    const database = new DatabaseSync(place.file);
    const found = database.prepare('SELECT pageno FROM dbstat WHERE name = ?').all(name);
    database.close();
    return found.map(({ pageno }) => Number(pageno));
  };
  const spoil = (pages: readonly number[]): void => {
    const bytes = readFileSync(place.file);
    for (const page of pages) bytes.fill(0x5a, (page - 1) * PAGE, page * PAGE);
    writeFileSync(place.file, bytes);
  };
  const rescued = async () => {
    const journal = openJournal(place.file, testSeal);
    const [report, [newest]] = [await journal.verify(), await journal.lines({})];
    await journal.close();
    return { report, newest };
  };
  const spoilTrail = (from: number, to: number) => spoil(pagesOf('audit').slice(from, to));

  it('is rescued with it, and says from then on which lines are missing', async () => {
    spoilTrail(3, 6);
    const { report } = await rescued();
    expect(report).toMatchObject({ ok: true, formerKey: 0, endUnknown: false });
    expect(report.lost).toBeGreaterThan(10);
    expect((await rescued()).report).toEqual(report);
  });

  it('shows a change to the line behind a gap, whose place in the chain nobody can check', async () => {
    spoilTrail(3, 6);
    await rescued();
    const behind = tamper(place.file, (database) => {
      const first = `SELECT min(line) AS line FROM audit WHERE line > 1
        AND line - 1 NOT IN (SELECT line FROM audit)`;
      const line = Number(database.prepare(first).get()?.['line']);
      database.exec(`UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE line = ${line}`);
      return line;
    });
    expect((await rescued()).report.firstBroken).toEqual({ line: behind, why: 'foreign' });
  });

  it('tells again how the requests stand whose last lines are gone', async () => {
    spoil(pagesOf('audit').slice(-3));
    const { report, newest } = await rescued();
    expect(report.ok).toBe(true);
    expect(newest).toMatchObject({ what: { by: 'journal', to: 'confirmed' } });
    const journal = openJournal(place.file, testSeal);
    const [last] = await journal.lines({ request: requestId(REQUESTS) });
    await journal.close();
    expect(last?.line).toBeGreaterThan(LINES);
  });

  it('begins anew where nothing of it can be read, and says that nobody knows what is missing', async () => {
    spoil([...pagesOf('audit'), ...pagesOf('audit_by_request'), ...pagesOf('audit_head')]);
    const { report } = await rescued();
    expect(report).toMatchObject({ ok: true, lost: 0, endUnknown: true });
    expect(report.lines).toBe(REQUESTS + 2);
  });

  it('does not pass for whole where its end cannot be proven any more', async () => {
    spoil(pagesOf('audit_head'));
    const { report } = await rescued();
    expect(report).toMatchObject({ ok: true, lines: LINES + 1, lost: 0, endUnknown: true });
  });

  it('still shows what somebody changed before the damage', async () => {
    tamper(place.file, (database) => {
      database.exec(`UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE line = 2`);
    });
    spoilTrail(3, 6);
    expect((await rescued()).report.firstBroken).toEqual({ line: 2, why: 'changed' });
  });

  it('still shows a head that somebody made up, whatever was damaged since', async () => {
    tamper(place.file, (database) => {
      database.exec(`DELETE FROM audit WHERE line > 200; DELETE FROM requests WHERE rowid > 20;
        UPDATE audit_head SET lines = 200`);
    });
    spoilTrail(1, 2);
    expect((await rescued()).report).toMatchObject({ ok: false });
  });

  it('counts lines that a second damage took beside those of the first', async () => {
    spoilTrail(2, 3);
    const first = (await rescued()).report;
    spoilTrail(4, 5);
    const { report } = await rescued();
    expect(report.ok).toBe(true);
    expect(report.lost).toBeGreaterThan(first.lost);
  });

  it('tells how many requests were rescued and lost', async () => {
    spoil(pagesOf('requests').slice(2, 5));
    const { newest, report } = await rescued();
    expect(newest?.what).toMatchObject({ event: 'rescued', missing: [] });
    const { requests, lost } = newest?.what.event === 'rescued' ? newest.what : {};
    expect((requests ?? 0) + (lost ?? 0)).toBe(REQUESTS);
    expect(report).toMatchObject({ ok: true, lines: LINES + 1 });
  });
});
