import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createSqliteJournal,
  type StoredJournal,
} from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { StoredRequest } from '../../../../../electron/core/ports/request-journal.ts';
import { testSeal, put } from '../../../../fakes/journal-file.ts';
import { storedRequest as request } from '../../../../fakes/stored-request.ts';
import { errorCodes } from '../../../../../shared/errors.ts';
import { requestKinds, requestStates } from '../../../../../shared/requests/request.ts';

let folder: string;
let file: string;
let journal: StoredJournal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-journal-'));
  file = join(folder, 'journal.sqlite');
  journal = createSqliteJournal(file, testSeal);
});
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true });
});

const text = fc.string({ unit: 'binary' });
const anyRequest: fc.Arbitrary<StoredRequest> = fc.record({
  id: fc.uuid({ version: 4 }),
  kind: fc.constantFrom(...requestKinds),
  state: fc.constantFrom(...requestStates),
  createdAt: text,
  updatedAt: text,
  revision: fc.integer({ min: 1 }),
  askedBy: text,
  facts: fc.dictionary(text, fc.jsonValue({ stringUnit: 'binary' })).map(asStored),
  finished: fc.array(text),
  attempted: fc.array(text),
  problem: fc.option(fc.record({ code: fc.constantFrom(...errorCodes), params: fc.array(text) }), {
    nil: undefined,
  }),
  failed: fc.option(
    fc.array(
      fc.record({
        step: text,
        problem: fc.record({ code: fc.constantFrom(...errorCodes), params: fc.array(text) }),
      }),
    ),
    { nil: undefined },
  ),
  dismissedBecause: fc.option(text, { nil: undefined }),
  failures: fc.integer(),
  retryAt: fc.option(text, { nil: undefined }),
});

/** What JSON makes of it: no -0, no prototype but the plain one. */
function asStored(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([key]) => key !== '__proto__')
      .map(([key, value]) => [key, JSON.parse(JSON.stringify(value)) as unknown]), // JSON.parse says `any`
  );
}

/** Changes the file behind the journal's back. */
function tamper(sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

describe('a request in the journal', () => {
  it('comes back with every field as it was, by save and by mark', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, anyRequest, async (first, second) => {
        await put(journal, first);
        expect(await journal.get(first.id)).toEqual(first);
        const changed = { ...second, id: first.id, kind: first.kind, createdAt: first.createdAt };
        await journal.mark({ ...changed, askedBy: first.askedBy });
        expect(await journal.get(first.id)).toEqual({ ...changed, askedBy: first.askedBy });
      }),
    );
  });

  it('outlives the process that saved it', async () => {
    const saved = request({ problem: { code: 'name-taken', params: ['ada'] } });
    await put(journal, saved);
    await journal.close();
    journal = createSqliteJournal(file, testSeal);
    expect(await journal.get(saved.id)).toEqual(saved);
  });

  it('keeps when it was filed, whatever a later save says', async () => {
    const saved = request();
    await put(journal, saved);
    await put(journal, { ...saved, state: 'confirmed', createdAt: 'later' });
    expect(await journal.get(saved.id)).toEqual({ ...saved, state: 'confirmed' });
  });

  it('is not there where nobody saved it', async () => {
    expect(await journal.get(randomUUID())).toBeUndefined();
    expect(await journal.list()).toEqual([]);
  });

  it('is listed newest first, those of one moment in the order they came', async () => {
    const [old, one, two, young] = [
      request({ createdAt: '2027-08-04T07:00:00.000Z' }),
      request(),
      request(),
      request({ createdAt: '2027-08-04T09:00:00.000Z' }),
    ];
    for (const saved of [young, one, two, old]) await put(journal, saved);
    await put(journal, { ...one, state: 'confirmed' });
    const listed = await journal.list();
    expect(listed.map(({ id }) => id)).toEqual([young, two, one, old].map(({ id }) => id));
    const outline = listed.map(({ id, state, revision }) => ({ id, state, revision }));
    expect(await journal.outline()).toEqual(outline);
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
});

describe('several requests that are saved together', () => {
  it('are all on disk', async () => {
    const both = [request(), request()];
    await journal.file(both);
    const changed = both.map((one) => ({ ...one, state: 'handed-over' as const }));
    await journal.saveAll(changed, []);
    expect(await journal.list()).toEqual(changed.toReversed());
  });

  it('are none of them on disk where one cannot be, and nothing tells of them', async () => {
    const first = request();
    const second = request();
    await journal.file([first, second]);
    const before = await journal.lines({});
    // The column takes whole numbers only.
    const all = [{ ...first, state: 'handed-over' } as const, { ...second, failures: 0.5 }];
    await expect(journal.saveAll(all, [])).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await journal.list()).toEqual([second, first]);
    expect(await journal.lines({})).toEqual(before);
  });
});

describe('requests that are changed and filed together', () => {
  it('are all on disk, and what was changed stands in the way of nothing that is filed', async () => {
    const [first, second] = [request(), request()];
    const target = { of: 'the role', wants: 'held' };
    await journal.file([first], { by: 'person', who: '', target });
    const other = { by: 'person', who: '', target: { ...target, wants: 'gone' } } as const;
    await expect(journal.saveAll([], [second], other)).rejects.toMatchObject({
      code: 'asked-otherwise',
    });
    const dismissed = { ...first, state: 'dismissed' as const };
    await journal.saveAll([dismissed], [second], other);
    expect(await journal.list()).toEqual([second, dismissed]);
  });

  it('are none of them on disk where one cannot be filed', async () => {
    const first = request();
    await journal.file([first]);
    const before = await journal.lines({});
    const filed = [request(), request({ failures: 0.5 })];
    const changed = [{ ...first, state: 'dismissed' as const }];
    await expect(journal.saveAll(changed, filed)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await journal.list()).toEqual([first]);
    expect(await journal.lines({})).toEqual(before);
  });
});

describe('a claim', () => {
  it('is held by one piece of work at a time, until it is given back', async () => {
    const { id } = request();
    expect(await journal.claim(id)).toBe(true);
    expect(await journal.claim(id)).toBe(false);
    await journal.release(id);
    expect(await journal.claim(id)).toBe(true);
  });

  it('outlives a save', async () => {
    const saved = request();
    await journal.claim(saved.id);
    await put(journal, saved);
    await put(journal, { ...saved, state: 'sending' });
    expect(await journal.claim(saved.id)).toBe(false);
  });
});

describe('a file that somebody changed', () => {
  it.each([
    ['state', "'sleeping'"],
    ['kind', "'coffee'"],
    ['body', "x'68756e74657232'"],
    ['finished', "'{}'"],
    ['attempted', "'[hunter2'"],
  ])('is said to hold a row that cannot be read: %s = %s', async (column, value) => {
    const saved = request();
    await put(journal, saved);
    tamper(`UPDATE requests SET ${column} = ${value}`);
    for (const read of [() => journal.get(saved.id), () => journal.list()]) {
      const error: unknown = await read().catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        code: 'storage-failed',
        params: [expect.stringContaining(`row ${saved.id} cannot be read: ${column}`)],
      });
      expect(String(error)).not.toMatch(/hunter2|sleeping|coffee/);
    }
  });

  it('fails in words where it cannot be written', async () => {
    tamper('DROP TABLE requests');
    await expect(put(journal, request())).rejects.toMatchObject({
      code: 'storage-failed',
      params: [expect.stringContaining('no such table')],
    });
  });
});
