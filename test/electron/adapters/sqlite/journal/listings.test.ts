import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSqliteJournal,
  type StoredJournal,
} from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type { PageAsked } from '../../../../../electron/core/ports/request-journal.ts';
import { journalPlace, numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';

let place: ReturnType<typeof journalPlace>;
let journal: StoredJournal;
const states = ['saved', 'confirmed', 'needs-you'] as const;
const at = (minute: number): string => `2027-08-04T08:0${minute}:00.000Z`;

/** Six requests, the newest last; two of each state, and two of each minute. */
beforeEach(async () => {
  place = journalPlace();
  journal = createSqliteJournal(place.file, testSeal);
  for (let i = 0; i < 6; i += 1) {
    const kind = i < 4 ? 'account' : 'tool';
    const state = states[i % 3] ?? 'saved';
    await journal.file([numbered(i, { kind, state, createdAt: at(Math.floor(i / 2)) })]);
  }
});
afterEach(async () => {
  await journal.close();
  place.remove();
});

const numbersOf = async (asked?: PageAsked): Promise<number[]> =>
  (await journal.list(asked)).map(({ id }) => Number(id.slice(-3)));

describe('a list of requests', () => {
  it.each<[string, PageAsked | undefined, number[]]>([
    ['everything', undefined, [5, 4, 3, 2, 1, 0]],
    ['what is in one of these states', { states: ['saved', 'needs-you'] }, [5, 3, 2, 0]],
    ['what is of this kind', { kinds: ['tool'] }, [5, 4]],
    ['what was filed then or later', { since: at(1) }, [5, 4, 3, 2]],
    ['a first page', { limit: 2 }, [5, 4]],
    ['the page behind a request', { limit: 2, olderThan: requestId(4) }, [3, 2]],
    ['the last page', { limit: 4, olderThan: requestId(2) }, [1, 0]],
    [
      'a page of what is asked for',
      { states: ['saved'], kinds: ['account'], olderThan: requestId(3), limit: 5 },
      [0],
    ],
    ['nothing behind one that is not there', { olderThan: requestId(99) }, []],
    ['nothing where no state is asked for', { states: [] }, []],
  ])('has %s', async (_, asked, numbers) => {
    expect(await numbersOf(asked)).toEqual(numbers);
    expect((await journal.outline(asked)).map(({ id }) => id)).toEqual(numbers.map(requestId));
  });

  it('is counted without opening anything', async () => {
    const database = new DatabaseSync(place.file);
    database.exec(`UPDATE requests SET body = x'00'`);
    database.close();
    expect(await journal.count()).toBe(6);
    expect(await journal.count({ states: ['needs-you'] })).toBe(2);
    expect(await journal.count({ states: ['saved'], kinds: ['tool'] })).toBe(0);
    await expect(journal.list()).rejects.toMatchObject({ code: 'storage-failed' });
  });
});
