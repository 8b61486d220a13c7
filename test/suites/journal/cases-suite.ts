import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredJournal } from '../../../electron/adapters/journal/stored-journal.ts';
import type { CaseView } from '../../../shared/shift/case.ts';
import { numbered, requestId } from '../../fakes/journal-file.ts';
import type { JournalPlace, MakePlace } from './journal-place.ts';

const at = '2027-08-04T08:00:00.000Z';

const all = { limit: 100 };

/** The case with one more change: a note, or nothing where it is left out. */
const write = (journal: StoredJournal, number: number, text?: string): Promise<CaseView> =>
  journal.changeCase(requestId(number), (before) => {
    const revision = (before?.revision ?? 0) + 1;
    return {
      ...{ id: requestId(number), revision },
      holder: { name: 'Asha Canary', by: 'Asha Canary', at },
      ...(text === undefined ? {} : { note: { text, revision, by: 'Asha Canary', at } }),
    };
  });

const ticked = (journal: StoredJournal, step: string): Promise<CaseView> =>
  journal.changeCase(requestId(1), (before) => ({
    ...before,
    ...{ id: requestId(1), revision: (before?.revision ?? 0) + 1 },
    ticks: [...(before?.ticks ?? []), { step, by: 'Asha Canary', at }],
  }));

/** What helpers tell each other of cases, in a journal. */
export function casesSuite(makePlace: MakePlace): void {
  let place: JournalPlace;
  let journal: StoredJournal;
  beforeEach(async () => {
    place = await makePlace();
    journal = await place.open();
    return () => place.remove();
  });

  describe('what helpers say of cases', () => {
    it('is there for every process, and counts its changes', async () => {
      const [one, other] = [journal, await place.open()];
      await one.file([numbered(1)]);
      await write(one, 1, 'canary note');
      const changed = await write(other, 1, 'another canary');
      expect(changed.revision).toBe(2);
      expect(await one.cases(all)).toEqual([changed]);
      expect(await one.caseRevisions()).toEqual(new Map([[requestId(1), 2]]));
    });

    it('is news of its request for whoever asks what changed', async () => {
      await journal.file([numbered(1), numbered(2)]);
      const { cursor } = await journal.changedSince(undefined, 10);
      await write(journal, 1, 'canary note');
      const changes = await journal.changedSince(cursor, 10);
      expect(changes).toMatchObject({ requests: [{ id: requestId(1) }], more: false });
      expect((await journal.changedSince(changes.cursor, 10)).requests).toEqual([]);
    });

    it('is listed in pages by the ids, and by name', async () => {
      await journal.file([1, 2, 3, 4].map((number) => numbered(number)));
      for (const number of [3, 1, 2]) await write(journal, number);
      const idsOf = (found: readonly CaseView[]) => found.map(({ id }) => id).toSorted();
      expect(idsOf(await journal.cases({ limit: 2 }))).toEqual([requestId(1), requestId(2)]);
      const rest = await journal.cases({ after: requestId(2), limit: 2 });
      expect(idsOf(rest)).toEqual([requestId(3)]);
      expect(await journal.cases({ after: requestId(3), limit: 2 })).toEqual([]);
      const named = [requestId(4), requestId(3), requestId(1)];
      expect(idsOf(await journal.casesOf(named))).toEqual([requestId(1), requestId(3)]);
      expect(await journal.casesOf([])).toEqual([]);
    });

    it('is written whole or not at all, and of a request that is there', async () => {
      await journal.file([numbered(1)]);
      await write(journal, 1, 'first');
      const refuse = () => {
        throw new Error('somebody else was there');
      };
      await expect(journal.changeCase(requestId(1), refuse)).rejects.toThrow('somebody else');
      await expect(write(journal, 2)).rejects.toMatchObject({ code: 'not-found' });
      expect((await journal.cases(all)).map(({ note }) => note?.text)).toEqual(['first']);
    });

    it('stays as it is while the runner writes the request', async () => {
      await journal.file([numbered(1)]);
      await write(journal, 1, 'stays');
      await journal.save(numbered(1, { state: 'waiting', revision: 2 }));
      expect((await journal.cases(all))[0]?.note?.text).toBe('stays');
    });

    it('is read only in its own row', async () => {
      await journal.file([numbered(1), numbered(2)]);
      await write(journal, 1, 'canary note');
      await write(journal, 2, 'other canary');
      expect(await place.said()).not.toMatch(/canary/iu);
      await place.tamper(`UPDATE cases SET body = (SELECT body FROM cases WHERE id = '${requestId(1)}' LIMIT 1)
        WHERE id = '${requestId(2)}'`);
      await expect(journal.cases(all)).rejects.toMatchObject({ code: 'storage-failed' });
    });

    it('has ticks that are all there after a restart, whichever process set them, and sealed', async () => {
      const [one, other] = [journal, await place.open()];
      await one.file([numbered(1)]);
      await write(one, 1, 'note');
      await Promise.all([ticked(one, 'paws/canary'), ticked(other, 'paws/run')]);
      await Promise.all([one.close(), other.close()]);
      expect(await place.said()).not.toMatch(/canary/iu);
      const [found] = await (await place.open()).cases(all);
      expect(found).toMatchObject({ revision: 3, note: { text: 'note' } });
      expect(found?.ticks?.map(({ step }) => step).toSorted()).toEqual(['paws/canary', 'paws/run']);
    });
  });
}
