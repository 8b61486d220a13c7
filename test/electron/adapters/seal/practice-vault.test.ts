import { expect, it } from 'vitest';
import { createPracticeVault } from '../../../../electron/adapters/seal/practice-vault.ts';

it('is open from the start, and opens what an earlier run sealed', async () => {
  const [one, two] = [createPracticeVault(), createPracticeVault()];
  expect(await one.current()).toEqual({ state: 'open', keeper: 'practice' });
  const sealed = (await one.seal()).seal('a made-up person', 'row');
  expect((await two.seal()).open(sealed, 'row')).toBe('a made-up person');
});
