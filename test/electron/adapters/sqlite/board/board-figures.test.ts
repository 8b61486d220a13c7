import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../../../electron/adapters/sqlite/database/database.ts';
import { migrations } from '../../../../../electron/adapters/sqlite/database/migrations.ts';
import {
  createSqliteJournal,
  type StoredJournal,
} from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { StoredRequest, Writing } from '../../../../../electron/core/ports/request-journal.ts';
import { measures } from '../../../../../shared/board/board.ts';
import { waitReasonOf } from '../../../../../shared/board/waiting.ts';
import { errorCodes } from '../../../../../shared/errors.ts';
import { unfinishedStates, type RequestState } from '../../../../../shared/requests/request.ts';
import { seeded } from '../../../../faults/seeded.ts';
import { journalPlace, numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';

const start = Date.parse('2027-08-04T08:00:00.000Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

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

const written = (as: NonNullable<Writing['counted']>): Writing => ({
  by: 'queue',
  who: '',
  counted: as,
});

/** One request as the test remembers it, beside what the journal made of it. */
interface Played {
  readonly request: StoredRequest;
  readonly counted: NonNullable<Writing['counted']>;
}

const states: readonly RequestState[] = ['confirmed', 'waiting', 'needs-you', 'saved', 'dismissed'];

/** Requests of few people, filed and changed as chance has it. */
async function play(count: number): Promise<readonly Played[]> {
  const draw = seeded('board');
  const played: Played[] = [];
  for (let i = 0; i < count; i += 1) {
    const filed = draw.below(60 * 24 * 3);
    const state = draw.pick(states);
    const code = draw.chance(0.3) ? undefined : draw.pick(errorCodes);
    const counted = {
      as: draw.chance(0.1) ? undefined : draw.pick(measures),
      person: `person-${draw.below(40)}`,
    };
    const request = numbered(i, { createdAt: at(filed), updatedAt: at(filed) });
    const changed: StoredRequest = {
      ...request,
      state,
      updatedAt: at(filed + draw.below(200)),
      revision: 2,
      ...(code === undefined ? {} : { problem: { code, params: ['Canary Person'] } }),
    };
    await journal.file([request], written(counted));
    await journal.save(changed, written(counted));
    // Told once more, as when it was undone: that takes it nowhere in time.
    if (i % 7 === 0) await journal.save({ ...changed, updatedAt: at(9999) }, written(counted));
    played.push({ request: changed, counted });
  }
  return played;
}

const minutesOf = ({ request }: Played): number =>
  (Date.parse(request.updatedAt) - Date.parse(request.createdAt)) / 60_000;
const hourOf = ({ request }: Played): string => `${request.updatedAt.slice(0, 13)}:00:00.000Z`;
const peopleIn = (of: readonly Played[]): number =>
  new Set(of.map(({ counted }) => counted.person)).size;

const rounded = (minutes: number): number => Math.round(minutes * 1000) / 1000;
const roundedBoth = <T extends { median?: number | undefined; most?: number | undefined }>(
  told: T,
) => ({
  ...told,
  median: rounded(told.median ?? NaN),
  most: rounded(told.most ?? NaN),
});

function halfAndMost(all: readonly Played[]) {
  const sorted = all.map(minutesOf).toSorted((a, b) => a - b);
  const middle = [(sorted.length - 1) / 2, sorted.length / 2].map(
    (place) => sorted[Math.floor(place)] ?? NaN,
  );
  const [a = NaN, b = NaN] = middle;
  return {
    people: sorted.length,
    median: rounded((a + b) / 2),
    most: rounded(sorted[Math.ceil(sorted.length * 0.9) - 1] ?? NaN),
  };
}

describe('the figures of a journal', () => {
  it('are what anybody would count who opened every request', async () => {
    const played = await play(400);
    const since = at(60 * 24);
    const figures = await journal.figures({ since, peopleOf: ['tool', 'maintainer'] });
    const done = played.filter(({ request }) => request.state === 'confirmed');

    for (const what of measures) {
      const of = done.filter(({ counted }) => counted.as === what);
      const told = figures.made.find((one) => one.what === what);
      const shown = of.filter(({ request }) => request.updatedAt >= since);
      expect(told?.before).toBe(of.length - shown.length);
      expect(told?.hours).toEqual(
        [...Map.groupBy(shown, hourOf)]
          .map(([hour, those]) => ({ hour, count: those.length }))
          .toSorted((a, b) => (a.hour < b.hour ? -1 : 1)),
      );
    }

    const accounts = done.filter(({ counted }) => counted.as === 'account');
    const recent = accounts.filter(({ request }) => request.updatedAt >= since);
    const { hours, ...all } = figures.minutes;
    expect({ ...roundedBoth(all), hours: hours.map(roundedBoth) }).toEqual({
      ...halfAndMost(accounts),
      hours: [...Map.groupBy(recent, hourOf)]
        .map(([hour, those]) => ({ hour, ...halfAndMost(those) }))
        .toSorted((a, b) => (a.hour < b.hour ? -1 : 1)),
    });

    const waits = played.flatMap((one) => {
      const { state, problem } = one.request;
      const reason = unfinishedStates.includes(state) && waitReasonOf(state, problem?.code);
      return reason ? [{ ...one, reason }] : [];
    });
    const byReason = [...Map.groupBy(waits, ({ reason }) => reason)].map(([reason, of]) => ({
      reason,
      people: peopleIn(of),
      since: of.map(({ request }) => request.createdAt).toSorted()[0],
    }));
    const sorted = (those: readonly { reason: string }[]) =>
      those.toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
    expect(sorted(figures.waiting)).toEqual(sorted(byReason));
    expect(figures.peopleWaiting).toBe(peopleIn(waits));
    expect(figures.people).toBe(
      peopleIn(done.filter(({ counted: { as } }) => as === 'tool' || as === 'maintainer')),
    );
  });

  it('are nothing of an empty journal', async () => {
    expect(await journal.figures({ since: at(0), peopleOf: [] })).toEqual({
      made: [],
      minutes: { people: 0, hours: [] },
      waiting: [],
      peopleWaiting: 0,
      people: 0,
    });
  });

  it('open nothing that is sealed, and have nobody in clear', async () => {
    await play(20);
    const database = new DatabaseSync(place.file);
    const columns = database
      .prepare('SELECT begun_at, confirmed_at, waits_for, person, counts_as FROM requests')
      .all();
    expect(JSON.stringify(columns)).not.toMatch(/person-\d|Canary/u);
    database.exec(`UPDATE requests SET body = x'00'`);
    database.close();
    expect((await journal.figures({ since: at(0), peopleOf: [] })).made).not.toEqual([]);
  });

  it('count the time of who was only expected from when the card was saved', async () => {
    const counted = { as: 'account' as const, person: 'ada' };
    const expected = numbered(1, { state: 'expected', createdAt: at(0), updatedAt: at(0) });
    await journal.file([expected], written(counted));
    await journal.save({ ...expected, state: 'saved', updatedAt: at(600) }, written(counted));
    await journal.save({ ...expected, state: 'confirmed', updatedAt: at(607) }, written(counted));
    const { minutes } = await journal.figures({ since: at(0), peopleOf: [] });
    expect(minutes.median).toBeCloseTo(7);
  });

  it('let go of what is undone, and tell nothing of a clock that was set back', async () => {
    const account = { as: 'account' as const, person: 'ada' };
    const request = numbered(1, { state: 'confirmed', createdAt: at(60), updatedAt: at(0) });
    await journal.file([request], written(account));
    const { made, minutes } = await journal.figures({ since: at(0), peopleOf: [] });
    expect(made).toHaveLength(1);
    expect(minutes.people).toBe(0);
    await journal.save(request, written({ as: undefined, person: 'ada' }));
    expect((await journal.figures({ since: at(0), peopleOf: [] })).made).toEqual([]);
  });

  it('stay as they were where a writer says nothing of them', async () => {
    const request = numbered(1, { state: 'confirmed' });
    await journal.file([request], written({ as: 'tool', person: 'ada' }));
    await journal.save({ ...request, revision: 2 });
    const { made } = await journal.figures({ since: at(0), peopleOf: [] });
    expect(made).toMatchObject([{ what: 'tool' }]);
  });

  it('refuse a file that holds what nobody wrote', async () => {
    await journal.file([numbered(1, { state: 'confirmed' })], written({ as: 'tool', person: 'a' }));
    const database = new DatabaseSync(place.file);
    database.exec(`UPDATE requests SET counts_as = 'wizardry'`);
    database.close();
    await expect(journal.figures({ since: at(0), peopleOf: [] })).rejects.toMatchObject({
      code: 'storage-failed',
    });
  });
});

/** A journal of version 7, with what its audit trail tells of four requests. */
function makeOld(database: DatabaseSync): void {
  migrate(database, testSeal, migrations.slice(0, 7));
  const insert = database.prepare(
    `INSERT INTO requests (id, kind, state, created_at, updated_at, body, finished, attempted, failures)
     VALUES (?, ?, ?, ?, ?, x'00', '[]', '[]', 0)`,
  );
  insert.run(requestId(1), 'account', 'confirmed', at(0), at(500));
  insert.run(requestId(2), 'ssh-keys', 'confirmed', at(0), at(30));
  insert.run(requestId(3), 'membership', 'waiting', at(5), at(6));
  insert.run(requestId(4), 'account', 'expected', at(0), at(0));
  const tell = database.prepare(
    `INSERT INTO audit (line, at, request, what, hash) VALUES (?, ?, ?, ?, x'00')`,
  );
  const lines = [
    [requestId(1), 100, '{"from":"expected","to":"saved"}'],
    [requestId(1), 106, '{"from":"sending","to":"confirmed"}'],
    [requestId(1), 500, '{"from":"confirmed","to":"confirmed"}'],
    [requestId(2), 400, '{"to":"confirmed"}'],
    [requestId(3), 6, '{"from":"saved","to":"waiting","outcome":"approval-pending"}'],
    [requestId(4), 0, 'no JSON'],
  ] as const;
  lines.forEach(([id, minute, what], i) => tell.run(i + 1, at(minute), id, what));
}

it('a journal of before is counted by its kinds, with the times and reasons of its audit trail', () => {
  const database = new DatabaseSync(':memory:');
  makeOld(database);
  migrate(database, testSeal);
  const rows = database
    .prepare('SELECT begun_at, confirmed_at, waits_for, person, counts_as FROM requests')
    .all();
  database.close();
  expect(rows.map((row) => Object.values(row))).toEqual([
    [at(100), at(106), null, null, 'account'],
    [at(0), at(30), null, null, 'key'],
    [at(5), null, 'approval-pending', null, 'membership'],
    [null, null, null, null, 'account'],
  ]);
});
