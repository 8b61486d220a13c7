import { expect, it } from 'vitest';
import { completeTranslation } from '../../build/complete-translations.ts';

it('a translation is completed in English, and has nothing that is about the file, was removed or is said by a terminal', () => {
  const english = JSON.stringify({
    '@metadata': { locale: 'en' },
    desk: 'Help desk',
    find: 'Find',
    'cli-done': 'Done',
  });
  const german = JSON.stringify({ '@metadata': { authors: [] }, find: 'Suchen', gone: 'Weg' });
  expect(JSON.parse(completeTranslation(german, english))).toEqual({
    desk: 'Help desk',
    find: 'Suchen',
  });
});
