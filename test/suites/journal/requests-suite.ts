import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { StoredRequest } from '../../../electron/core/ports/request-journal.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { requestKinds, requestStates } from '../../../shared/requests/request.ts';
import { put } from '../../fakes/journal-file.ts';
import { storedRequest as request } from '../../fakes/stored-request.ts';
import type { JournalPlace, MakePlace } from './journal-place.ts';

const text = fc.string({ unit: 'binary' });
const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const problem = fc.record({ code: fc.constantFrom(...errorCodes), params: fc.array(text) });
const optional = { nil: undefined };
const anyRequest: fc.Arbitrary<StoredRequest> = fc.record({
  id: fc.uuid({ version: 4 }),
  kind: fc.constantFrom(...requestKinds),
  state: fc.constantFrom(...requestStates),
  createdAt: time,
  updatedAt: time,
  revision: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  after: fc.option(fc.uuid({ version: 4 }), optional),
  askedBy: text,
  facts: fc.dictionary(text, fc.jsonValue({ stringUnit: 'binary' })).map(asStored),
  finished: fc.array(text),
  attempted: fc.array(text),
  problem: fc.option(problem, optional),
  failed: fc.option(fc.array(fc.record({ step: text, problem })), optional),
  dismissedBecause: fc.option(text, optional),
  failures: fc.integer(),
  retryAt: fc.option(time, optional),
});

/** What JSON makes of it: no -0, no prototype but the plain one. */
function asStored(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([key]) => key !== '__proto__')
      .map(([key, value]) => [key, JSON.parse(JSON.stringify(value)) as unknown]), // JSON.parse says `any`
  );
}

/** Texts as somebody sends them who would rather write the statement. */
const hostile = fc.oneof(
  text,
  fc.constantFrom(
    `'; DROP TABLE requests; --`,
    `' OR '1'='1`,
    `\\'; DELETE FROM audit; --`,
    `$1`,
    `{"a","b"}`,
    `x'); COMMIT; DROP TABLE events CASCADE; --`,
    `NULL`,
    `:states`,
    `?`,
  ),
);

/** What a journal says of requests, and how it is written. */
export function requestsSuite(makePlace: MakePlace): void {
  let place: JournalPlace;
  let journal: StoredJournal;
  beforeEach(async () => {
    place = await makePlace();
    journal = await place.open();
    return () => place.remove();
  });

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
      expect(await (await place.open()).get(saved.id)).toEqual(saved);
    });

    it('keeps when it was filed, whatever a later save says', async () => {
      const saved = request();
      await put(journal, saved);
      await put(journal, { ...saved, state: 'confirmed', createdAt: 'later' });
      expect(await journal.get(saved.id)).toEqual({ ...saved, state: 'confirmed' });
    });

    it('is not there where nobody saved it, and cannot be changed then', async () => {
      expect(await journal.get(randomUUID())).toBeUndefined();
      expect(await journal.list({ limit: 10 })).toEqual([]);
      for (const write of [journal.save, journal.mark]) {
        await expect(write(request())).rejects.toMatchObject({ code: 'not-found' });
      }
    });

    it('that is there by now is left as it is by who files it', async () => {
      const saved = request();
      await journal.file([saved]);
      await journal.file([{ ...saved, state: 'confirmed' }]);
      expect(await journal.get(saved.id)).toEqual(saved);
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
      const listed = await journal.list({ limit: 10 });
      expect(listed.map(({ id }) => id)).toEqual([young, two, one, old].map(({ id }) => id));
      const outline = listed.map(({ id, state, revision }) => ({ id, state, revision }));
      expect(await journal.outline({ limit: 10 })).toEqual(outline);
    });

    it('is a value to the database, whatever is written in it or asked for', async () => {
      const kept = request();
      await journal.file([kept]);
      const tried = fc.asyncProperty(hostile, hostile, async (one, other) => {
        // Of the name `__proto__` alone no object keeps a value that was parsed.
        const facts = { [`a ${one}`]: other };
        const told = request({ id: randomUUID(), facts, finished: [one, other] });
        const as = {
          by: 'person',
          who: one,
          target: { of: one, wants: other },
          card: other,
        } as const;
        const counted = { as: 'account', person: one } as const;
        await journal.file([told], { ...as, counted });
        expect(await journal.get(told.id)).toEqual(told);
        await journal.save({ ...told, state: 'dismissed' }, as);
        // No database has a text with that letter in it, and says so.
        const asked = [
          () => journal.get(one),
          () => journal.list({ olderThan: one, since: other, limit: 1 }),
          () => journal.waitersOf(one),
          () => journal.changedSince(one, 1),
          () => journal.lines({ request: one }),
          () => journal.claim(one).then(() => journal.release(one)),
        ];
        for (const ask of asked) await ask().catch(refusedForZero(one + other));
      });
      await fc.assert(tried, { numRuns: 60 });
      expect(await journal.get(kept.id)).toEqual(kept);
      expect(await journal.verify()).toMatchObject({ ok: true });
    });
  });

  describe('several requests that are saved together', () => {
    it('are all on disk', async () => {
      const both = [request(), request()];
      await journal.file(both);
      const changed = both.map((one) => ({ ...one, state: 'handed-over' as const }));
      await journal.saveAll(changed, []);
      expect(await journal.list({ limit: 10 })).toEqual(changed.toReversed());
    });

    it('are none of them on disk where one cannot be, and nothing tells of them', async () => {
      const first = request();
      const second = request();
      await journal.file([first, second]);
      const before = await journal.lines({});
      // The column takes whole numbers only.
      const all = [{ ...first, state: 'handed-over' } as const, { ...second, failures: 0.5 }];
      await expect(journal.saveAll(all, [])).rejects.toMatchObject({ code: 'storage-failed' });
      expect(await journal.list({ limit: 10 })).toEqual([second, first]);
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
      expect(await journal.list({ limit: 10 })).toEqual([second, dismissed]);
    });

    it('are none of them on disk where one cannot be filed', async () => {
      const first = request();
      await journal.file([first]);
      const before = await journal.lines({});
      const filed = [request(), request({ failures: 0.5 })];
      const changed = [{ ...first, state: 'dismissed' as const }];
      await expect(journal.saveAll(changed, filed)).rejects.toMatchObject({
        code: 'storage-failed',
      });
      expect(await journal.list({ limit: 10 })).toEqual([first]);
      expect(await journal.lines({})).toEqual(before);
    });
  });

  describe('a row that somebody changed', () => {
    it.each([
      ['state', `'sleeping'`],
      ['kind', `'coffee'`],
      ['body', undefined],
      ['finished', `'{}'`],
      ['attempted', `'[hunter2'`],
    ])('is said not to be readable: %s = %s', async (column, value) => {
      const saved = request();
      await put(journal, saved);
      const literal = value ?? place.bytes('68756e74657232');
      await place.tamper(`UPDATE requests SET ${column} = ${literal}`);
      for (const read of [() => journal.get(saved.id), () => journal.list({ limit: 10 })]) {
        const error: unknown = await read().catch((reason: unknown) => reason);
        expect(error).toMatchObject({
          code: 'storage-failed',
          params: [expect.stringContaining(`row ${saved.id} cannot be read: ${column}`)],
        });
        expect(String(error)).not.toMatch(/hunter2|sleeping|coffee/);
      }
    });
  });
}

/** PostgreSQL has no texts with a zero in them; whoever sends one is refused, and nothing else is. */
const refusedForZero =
  (sent: string) =>
  (error: unknown): void => {
    if (!sent.includes('\0')) throw error;
  };
