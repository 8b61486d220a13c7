import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { PageAsked } from '../../../electron/core/ports/request-journal.ts';
import { numbered, requestId } from '../../fakes/journal-file.ts';
import type { JournalPlace, MakePlace } from './journal-place.ts';

const at = (minute: number): string => `2027-08-04T08:0${minute}:00.000Z`;

/** Which requests a journal lists. */
export function listingsSuite(makePlace: MakePlace): void {
  let place: JournalPlace;
  let journal: StoredJournal;
  beforeEach(async () => {
    place = await makePlace();
    journal = await place.open();
    return () => place.remove();
  });

  describe('a list of requests', () => {
    const states = ['saved', 'confirmed', 'needs-you'] as const;
    /** Six requests, the newest last; two of each state, and two of each minute. */
    beforeEach(async () => {
      for (let i = 0; i < 6; i += 1) {
        const kind = i < 4 ? 'account' : 'tool';
        const state = states[i % 3] ?? 'saved';
        const askedBy = i === 3 ? 'ada' : 'bo';
        const createdAt = at(Math.floor(i / 2));
        await journal.file([numbered(i, { kind, state, askedBy, createdAt })]);
      }
    });
    const numbersOf = async (asked: PageAsked): Promise<number[]> =>
      (await journal.list(asked)).map(({ id }) => Number(id.slice(-3)));

    it.each<[string, PageAsked, number[]]>([
      ['everything', { limit: 10 }, [5, 4, 3, 2, 1, 0]],
      [
        'what is in one of these states',
        { states: ['saved', 'needs-you'], limit: 9 },
        [5, 3, 2, 0],
      ],
      ['what is of this kind', { kinds: ['tool'], limit: 9 }, [5, 4]],
      ['what was filed then or later', { since: at(1), limit: 9 }, [5, 4, 3, 2]],
      ['a first page', { limit: 2 }, [5, 4]],
      ['the page behind a request', { limit: 2, olderThan: requestId(4) }, [3, 2]],
      ['the last page', { limit: 4, olderThan: requestId(2) }, [1, 0]],
      [
        'a page of what is asked for',
        { states: ['saved'], kinds: ['account'], olderThan: requestId(3), limit: 5 },
        [0],
      ],
      ['nothing behind one that is not there', { olderThan: requestId(99), limit: 9 }, []],
      ['what was filed in one name', { filedBy: 'ada', limit: 9 }, [3]],
      ['a page of it', { filedBy: 'bo', olderThan: requestId(4), limit: 2 }, [2, 1]],
      ['nothing in a name that filed nothing', { filedBy: '', limit: 9 }, []],
      ['nothing where no state is asked for', { states: [], limit: 9 }, []],
    ])('has %s', async (_, asked, numbers) => {
      expect(await numbersOf(asked)).toEqual(numbers);
      expect((await journal.outline(asked)).map(({ id }) => id)).toEqual(numbers.map(requestId));
    });

    it('is counted without opening anything', async () => {
      await place.tamper(`UPDATE requests SET body = ${place.bytes('00')}`);
      expect(await journal.count()).toBe(6);
      expect(await journal.count({ states: ['needs-you'] })).toBe(2);
      expect(await journal.count({ filedBy: 'ada' })).toBe(1);
      expect(await journal.count({ states: ['saved'], kinds: ['tool'] })).toBe(0);
      await expect(journal.list({ limit: 10 })).rejects.toMatchObject({ code: 'storage-failed' });
    });
  });
}
