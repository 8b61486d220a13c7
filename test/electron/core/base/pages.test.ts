import { expect, it } from 'vitest';
import { allOutlines, allRequests } from '../../../../electron/core/base/pages.ts';
import type { PageAsked } from '../../../../electron/core/ports/request-journal.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

it('whoever looks through all requests reads them page by page, each once', async () => {
  const all = Array.from({ length: 1201 }, (_, i) =>
    stored({ id: String(i), kind: i === 7 ? 'tool' : 'account' }),
  );
  const journal = fakeJournal(...all);
  const asked: number[] = [];
  const counting = {
    list: (page: PageAsked) => {
      asked.push(page.limit);
      return journal.list(page);
    },
  };
  const newestFirst = all.toReversed().map(({ id }) => id);
  expect((await allRequests(counting)).map(({ id }) => id)).toEqual(newestFirst);
  expect(asked).toEqual([500, 500, 500]);
  expect((await allOutlines(journal)).map(({ id }) => id)).toEqual(newestFirst);
  expect((await allRequests(journal, { kinds: ['tool'] })).map(({ id }) => id)).toEqual(['7']);
});
