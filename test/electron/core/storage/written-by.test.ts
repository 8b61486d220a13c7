import { expect, it } from 'vitest';
import { createWrittenBy } from '../../../../electron/core/storage/written-by.ts';
import type { Author } from '../../../../electron/core/ports/request-journal.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

it('a journal that is written by somebody says who is signed in at each write, and reads as before', async () => {
  const authors: (Author | undefined)[] = [];
  const noted = {
    ...fakeJournal(stored()),
    file: async (_: unknown, author?: Author) => void authors.push(author),
    save: async (_: unknown, author?: Author) => void authors.push(author),
    mark: async (_: unknown, author?: Author) => void authors.push(author),
  };
  let signedIn = true;
  const who = () => (signedIn ? 'uid=ada' : '');
  const writtenBy = createWrittenBy(noted);
  const { journal } = writtenBy('queue', who);
  await journal.file([stored()]);
  await writtenBy('person', who).journal.save(stored());
  signedIn = false;
  await journal.mark(stored());
  expect(authors).toEqual([
    { by: 'queue', who: 'uid=ada' },
    { by: 'person', who: 'uid=ada' },
    { by: 'queue', who: '' },
  ]);
  expect(await journal.list()).toEqual([stored()]);
});
