import { expect, it } from 'vitest';
import { createDepartures, knowsNobody } from '../../../renderer/stores/leaving.ts';

it('an answer is late where somebody left since it was asked for, and no other', () => {
  const { leave, begin } = createDepartures();
  const early = begin();
  expect(early()).toBe(false);
  leave();
  const after = begin();
  expect([early(), after()]).toEqual([true, false]);
  leave();
  expect([early(), after()]).toEqual([true, true]);
});

it('a store that knows nobody has nothing to let go of', () => {
  expect(knowsNobody.forgetPeople('wipe')).toBeUndefined();
});
