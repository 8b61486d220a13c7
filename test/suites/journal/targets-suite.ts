import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { RequestTarget, Writing } from '../../../electron/core/ports/request-journal.ts';
import {
  underWayStates,
  requestStates,
  unfinishedStates,
} from '../../../shared/requests/request.ts';
import { numbered, requestId } from '../../fakes/journal-file.ts';
import { manyTimes } from '../../races/runs.ts';
import type { JournalPlace, MakePlace } from './journal-place.ts';

const grant: RequestTarget = { of: 'canary of bikes', wants: 'canary reader' };
const revoke: RequestTarget = { of: 'canary of bikes', wants: 'canary none' };
const about = (target: Writing['target']): Writing => ({
  by: 'person',
  who: '',
  ...(target === undefined ? {} : { target }),
});
const ofCard = (card: string): Writing => ({ by: 'person', who: '', card });

/** What a journal refuses because another request is there. */
export function targetsSuite(makePlace: MakePlace): void {
  let place: JournalPlace;
  let journal: StoredJournal;
  beforeEach(async () => {
    place = await makePlace();
    journal = await place.open();
    return () => place.remove();
  });

  describe('what stands in the way of a request', () => {
    it('is whatever may still be sent, be it now or when a person tries it again', async () => {
      const found: string[] = [];
      for (const [i, state] of requestStates.entries()) {
        const target = { of: `bikes ${i}`, wants: 'made' };
        await journal.file([numbered(i, { state })], about(target));
        const id = await journal.conflicting({ ...target, wants: 'gone' });
        if (id !== undefined) found.push(state);
        expect(await journal.conflicting(target), 'the same').toBeUndefined();
      }
      expect(found.toSorted()).toEqual(unfinishedStates.toSorted());
    });

    it('is found without opening anything', async () => {
      await journal.file([numbered(1)], about(grant));
      await place.tamper(`UPDATE requests SET body = ${place.bytes('00')}`);
      expect(await journal.conflicting(revoke)).toBe(requestId(1));
    });

    it(
      'refuses the second of two processes that file at once, and names the first',
      manyTimes,
      async () => {
        const other = await place.open();
        const ends = await Promise.allSettled([
          journal.file([numbered(1)], about(grant)),
          other.file([numbered(2)], about(revoke)),
        ]);
        const statuses = ends.map(({ status }) => status);
        expect(statuses.toSorted()).toEqual(['fulfilled', 'rejected']);
        const first = requestId(statuses.indexOf('fulfilled') + 1);
        expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
          reason: { code: 'asked-otherwise', params: [first] },
        });
        expect(await journal.count()).toBe(1);
      },
    );

    it('refuses what begins anew as it does what is new, and nothing that goes on', async () => {
      await journal.file([numbered(1, { state: 'dismissed' })], about(grant));
      await journal.file([numbered(2)], about(revoke));
      await expect(journal.save(numbered(1), about(grant))).rejects.toMatchObject({
        code: 'asked-otherwise',
      });
      // Two that were open before the names of their person became the same go on.
      await journal.file([numbered(3)], about({ ...grant, of: 'another' }));
      await journal.save(numbered(3, { state: 'waiting' }), about(grant));
      expect(await journal.get(requestId(3))).toMatchObject({ state: 'waiting' });
    });

    it('is nothing for two that want the same, or share it with nobody', async () => {
      for (const i of [1, 2]) await journal.file([numbered(i)], about(grant));
      for (const i of [3, 4]) await journal.file([numbered(i)], about('none'));
      expect(await journal.count()).toBe(4);
    });

    it('stays what it was where a write does not say', async () => {
      await journal.file([numbered(1)], about(grant));
      await journal.save(numbered(1, { state: 'waiting' }));
      expect(await journal.conflicting(revoke)).toBe(requestId(1));
    });

    it('is known of a request of which nobody said it once that is noted', async () => {
      await journal.file([numbered(1), numbered(2, { state: 'confirmed' })]);
      expect((await journal.untargeted(100)).map(({ id }) => id)).toEqual([requestId(1)]);
      await journal.noteTarget(requestId(1), grant);
      expect(await journal.untargeted(100)).toEqual([]);
      expect(await journal.conflicting(revoke)).toBe(requestId(1));
    });

    it('stands there neither in clear nor as anybody else would say it', async () => {
      await journal.file([numbered(1)], { ...about(grant), card: 'canary card' });
      expect(await place.said()).not.toMatch(/canary/iu);
    });
  });

  describe('the same card', () => {
    it('is one request, to however many processes it is sent at once', manyTimes, async () => {
      const journals = [journal, await place.open(), await place.open()];
      const filings = Array.from({ length: 30 }, (_, i) =>
        (journals[i % 3] ?? journal).file([numbered(i)], ofCard('ada')),
      );
      const ends = await Promise.allSettled(filings);
      const [filed, ...more] = await journal.list({ limit: 30 });
      expect(more).toEqual([]);
      const refused = ends.filter((end) => end.status === 'rejected');
      expect(refused).toHaveLength(29);
      for (const { reason } of refused) {
        expect(reason).toMatchObject({ code: 'asked-otherwise', params: [filed?.id] });
      }
    });

    it('may be filed again once the first has ended or waits for a person', async () => {
      for (const [i, state] of requestStates.entries()) {
        const card = `card ${i}`;
        await journal.file([numbered(2 * i, { state })], ofCard(card));
        const again = journal.file([numbered(2 * i + 1)], ofCard(card));
        if (underWayStates.includes(state)) {
          await expect(again).rejects.toMatchObject({ params: [requestId(2 * i)] });
        } else await again;
      }
    });

    it('is found in every state but dismissed, newest first, and without opening any other', async () => {
      const of = { ada: ofCard('ada'), bob: ofCard('bob') };
      for (const [i, state] of requestStates.entries()) {
        await journal.file([numbered(i)], ofCard(`card ${i}`));
        await journal.save(numbered(i, { state }), of.ada);
      }
      await journal.file([numbered(90), numbered(91)]);
      await journal.file([numbered(92)], of.bob);
      const others = [90, 91, 92].map((n) => `'${requestId(n)}'`).join(', ');
      const nothing = place.bytes('00');
      await place.tamper(`UPDATE requests SET body = ${nothing} WHERE id IN (${others})`);
      const found = await journal.ofCard('ada');
      const left = requestStates.filter((state) => state !== 'dismissed');
      expect(found.map(({ state }) => state)).toEqual(left.toReversed());
      expect(await journal.ofCard('nobody')).toEqual([]);
    });

    it('is refused of somebody who was expected too, and never of one that goes on', async () => {
      await journal.file([numbered(1)], ofCard('ada'));
      await journal.file([numbered(2, { state: 'expected' })], ofCard('ada'));
      await expect(journal.save(numbered(2), ofCard('ada'))).rejects.toMatchObject({
        code: 'asked-otherwise',
      });
      await journal.file([numbered(3, { state: 'needs-you' })], ofCard('ada'));
      await journal.save(numbered(3), ofCard('ada'));
      await journal.save(numbered(1, { state: 'waiting' }), ofCard('ada'));
    });
  });
}
