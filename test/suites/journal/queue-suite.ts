import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { Changes } from '../../../electron/core/ports/request-journal.ts';
import { ageOf, pacingWait } from '../../../electron/core/queue/pacing.ts';
import { requestStates } from '../../../shared/requests/request.ts';
import { numbered, requestId } from '../../fakes/journal-file.ts';
import type { JournalPlace, MakePlace } from './journal-place.ts';

const HOUR = 3_600_000;
const later = (ms: number) => {
  const updatedAt = '2027-08-04T08:00:00.000Z';
  return { updatedAt, retryAt: new Date(Date.parse(updatedAt) + ms).toISOString() };
};

/** What the queue asks of a journal. `journal` is that of a process which has what it files; others see only what nobody has. */
export function queueSuite(makePlace: MakePlace): void {
  let place: JournalPlace;
  let journal: StoredJournal;
  beforeEach(async () => {
    place = await makePlace();
    journal = await place.open();
    return () => place.remove();
  });
  /** The same journal, opened by a process that filed nothing. */
  const another = async (): Promise<StoredJournal> => {
    await journal.close();
    journal = await place.open();
    return journal;
  };

  describe('a claim', () => {
    it('is held by one piece of work at a time, until it is given back', async () => {
      const { id } = numbered(1);
      await journal.file([numbered(1)]);
      expect(await journal.claim(id)).toBe(true);
      expect(await journal.claim(id)).toBe(false);
      await journal.release(id);
      expect(await journal.claim(id)).toBe(true);
    });

    it('outlives a save', async () => {
      await journal.file([numbered(1)]);
      await journal.claim(requestId(1));
      await journal.save(numbered(1, { state: 'sending' }));
      expect(await journal.claim(requestId(1))).toBe(false);
    });
  });

  describe('what is due', () => {
    it('is what is saved or was being sent, and of what waits that whose time has come', async () => {
      for (const [i, state] of requestStates.entries()) {
        await journal.file([numbered(i, { state })]);
      }
      await journal.file([
        numbered(20, { state: 'waiting', ...later(0) }),
        numbered(21, { state: 'waiting', ...later(HOUR) }),
        numbered(22, { state: 'waiting', ...later(-HOUR) }),
      ]);
      const open = ['saved', 'sending'] as const;
      const numbers = [...open.map((state) => requestStates.indexOf(state)), 20, 22];
      const due = await (await another()).due(10);
      expect(due.toSorted()).toEqual(numbers.map(requestId).toSorted());
    });

    it('comes when its time has come, by the journal’s clock, whatever the writer’s says', async () => {
      await journal.file([numbered(1, { state: 'waiting', ...later(600) })]);
      const other = await another();
      expect(await other.due(10)).toEqual([]);
      await expect.poll(() => other.due(10)).toEqual([requestId(1)]);
    });

    it('is nothing that a piece of work has', async () => {
      await journal.file([numbered(1), numbered(2)]);
      const other = await another();
      await other.claim(requestId(1));
      expect(await other.due(10)).toEqual([requestId(2)]);
      await other.save(numbered(1, { state: 'waiting', ...later(0) }));
      await other.release(requestId(1));
      expect((await other.due(10)).toSorted()).toEqual([requestId(1), requestId(2)]);
      expect(await other.due(1)).toHaveLength(1);
    });

    it('is what waits for another once that has ended, or is gone', async () => {
      const problem = { code: 'waits-for-other' as const, params: [] };
      const waits = (number: number, parent: number) =>
        numbered(number, { state: 'waiting', after: requestId(parent), problem });
      const found: string[] = [];
      for (const [i, state] of requestStates.entries()) {
        await journal.file([numbered(i, { state }), waits(20 + i, i)]);
      }
      await journal.file([waits(40, 99)]);
      for (const id of await (await another()).due(30)) {
        const state = requestStates[Number(id.slice(-3)) - 20];
        if (state !== undefined) found.push(state);
      }
      expect(found.toSorted()).toEqual(['confirmed', 'dismissed', 'handed-over']);
      expect(await journal.due(30)).toContain(requestId(40));
    });
  });

  it('the open requests that come after another are known by whoever opens the journal', async () => {
    const after = requestId(1);
    await journal.file([
      numbered(1),
      numbered(2, { after }),
      numbered(3, { after, state: 'waiting' }),
      numbered(4, { after, state: 'confirmed' }),
      numbered(5),
    ]);
    expect(await (await another()).waitersOf(after)).toEqual([requestId(2), requestId(3)]);
  });

  describe('what changed since a place', () => {
    const told = ({ requests }: Changes) =>
      requests.map(({ id, revision }) => [Number(id.slice(-3)), revision]);

    it('is told once, as it stands now, and in pages', async () => {
      await journal.file([numbered(1)]);
      const { cursor, requests } = await journal.changedSince(undefined, 10);
      expect(requests).toEqual([]);
      await journal.file([numbered(2), numbered(3), numbered(4)]);
      await journal.save(numbered(2, { revision: 2 }));
      await journal.mark(numbered(2, { revision: 3 }));
      const first = await journal.changedSince(cursor, 2);
      expect([told(first), first.more, first.wiped]).toEqual([
        [
          [3, 1],
          [4, 1],
        ],
        true,
        false,
      ]);
      const rest = await journal.changedSince(first.cursor, 2);
      expect([told(rest), rest.more]).toEqual([[[2, 3]], false]);
      expect(told(await journal.changedSince(rest.cursor, 2))).toEqual([]);
      await journal.save(numbered(1, { revision: 2 }));
      expect(told(await journal.changedSince(rest.cursor, 2))).toEqual([[1, 2]]);
    });

    it('is told to every process, and nothing of a write that was refused', async () => {
      const other = await place.open();
      const { cursor } = await other.changedSince(undefined, 10);
      await expect(journal.save(numbered(9))).rejects.toMatchObject({ code: 'not-found' });
      expect(told(await other.changedSince(cursor, 10))).toEqual([]);
      await journal.file([numbered(1)]);
      expect(told(await other.changedSince(cursor, 10))).toEqual([[1, 1]]);
      await expect.poll(() => other.changedElsewhere()).toBe(true);
    });

    it('is everything for a place that nobody was at', async () => {
      await journal.file([numbered(1)]);
      const changes = await journal.changedSince('another 7', 10);
      expect([told(changes), changes.wiped]).toEqual([[[1, 1]], true]);
    });
  });

  describe('the budget', () => {
    const spend = (perHour: number): Promise<number> =>
      journal.spend((sent, now) => pacingWait(sent, now, perHour));

    it('remembers a send across restarts, and says how long the next one waits', async () => {
      expect(await spend(1)).toBe(0);
      await another();
      const wait = await spend(1);
      expect(wait).toBeGreaterThan(HOUR - 60_000);
      expect(wait).toBeLessThanOrEqual(HOUR);
      expect(await spend(2)).toBe(0);
    });

    it('is spent by one process at a time', async () => {
      const journals = [journal, await place.open(), await place.open()];
      const waits = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (journals[i % 3] ?? journal).spend((sent, now) => pacingWait(sent, now, 5)),
        ),
      );
      expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    });

    it('is not touched where the decision fails, which is passed on as it is', async () => {
      const refuse = (): number => {
        throw new Error('no');
      };
      await expect(journal.spend(refuse)).rejects.toThrow('no');
      let ages: number[] = [];
      await journal.spend((sent, now) => {
        ages = sent.map((one) => ageOf(one, now));
        return 1;
      });
      expect(ages).toEqual([]);
    });
  });
}
