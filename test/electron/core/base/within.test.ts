import { expect, it } from 'vitest';
import { within } from '../../../../electron/core/base/within.ts';
import { fakeClock } from '../../../fakes/clock.ts';

it('work is waited for within its time, and leaves no timer behind', async () => {
  const clock = fakeClock();
  await within(Promise.resolve(), 1000, clock);
  await within(Promise.reject(new Error('told elsewhere')), 1000, clock);
  expect(clock.next()).toBeUndefined();
  const waiting = within(new Promise(() => undefined), 1000, clock);
  clock.advance(1000);
  await waiting;
});
