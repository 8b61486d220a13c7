import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { StoredRequest, Writing } from '../../../electron/core/ports/request-journal.ts';
import { type CallCount, measures } from '../../../shared/board/board.ts';
import { waitReasonOf } from '../../../shared/board/waiting.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { unfinishedStates, type RequestState } from '../../../shared/requests/request.ts';
import { seeded } from '../../faults/seeded.ts';
import { numbered } from '../../fakes/journal-file.ts';
import type { JournalPlace, MakePlace } from './journal-place.ts';

const start = Date.parse('2027-08-04T08:00:00.000Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const atHour = (hour: number): string => `2027-08-04T${String(hour).padStart(2, '0')}:00:00.000Z`;

const count = (hour: number, more: Partial<CallCount> = {}): CallCount => ({
  system: 'directory',
  hour: atHour(hour),
  bound: 32,
  calls: 1,
  ...more,
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
async function play(journal: StoredJournal, count: number): Promise<readonly Played[]> {
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

/** What the board reads of a journal. */
export function figuresSuite(makePlace: MakePlace): void {
  let place: JournalPlace;
  let journal: StoredJournal;
  beforeEach(async () => {
    place = await makePlace();
    journal = await place.open();
    return () => place.remove();
  });

  describe('the figures of a journal', () => {
    it('are what anybody would count who opened every request', async () => {
      const played = await play(journal, 400);
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
      await play(journal, 20);
      expect(await place.said()).not.toMatch(/person-\d|Canary/u);
      await place.tamper(`UPDATE requests SET body = ${place.bytes('00')}`);
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

    it('refuse a database that holds what nobody wrote', async () => {
      await journal.file(
        [numbered(1, { state: 'confirmed' })],
        written({ as: 'tool', person: 'a' }),
      );
      await place.tamper(`UPDATE requests SET counts_as = 'wizardry'`);
      await expect(journal.figures({ since: at(0), peopleOf: [] })).rejects.toMatchObject({
        code: 'storage-failed',
      });
    });
  });

  describe('counted calls', () => {
    it('add up, by system and by how they ended, over the hours that are asked for', async () => {
      await journal.addCalls([count(8), count(9, { calls: 3 }), count(9, { bound: 0 })], atHour(0));
      await journal.addCalls([count(9, { calls: 4 }), count(10, { system: 'cloud' })], atHour(0));
      expect(await journal.callsSince(atHour(9))).toEqual([
        { system: 'cloud', bound: 32, calls: 1 },
        { system: 'directory', bound: 0, calls: 1 },
        { system: 'directory', bound: 32, calls: 7 },
      ]);
    });

    it('are let go of when they are old', async () => {
      await journal.addCalls([count(8), count(9)], atHour(9));
      expect(await journal.callsSince(atHour(0))).toEqual([
        { system: 'directory', bound: 32, calls: 1 },
      ]);
    });

    it('of a Lanyard that counted otherwise are left out', async () => {
      await journal.addCalls([count(8)], atHour(0));
      await journal.addCalls([count(8, { system: 'cloud' })], atHour(0));
      await place.tamper(`UPDATE calls SET bound = 33 WHERE system = 'cloud'`);
      expect(await journal.callsSince(atHour(0))).toHaveLength(1);
    });
  });
}
