import { expect, it } from 'vitest';
import { createPinPauses, pauseAfter } from '../../../../electron/core/kiosk/pin-pauses.ts';
import { fakeClock } from '../../../fakes/clock.ts';

it('a pause grows with every wrong PIN, and ends at five minutes: nobody is locked out for ever', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(pauseAfter)).toEqual([0, 0, 0, 5000, 10_000, 20_000, 40_000]);
  for (const wrong of [20, 1000, Number.MAX_SAFE_INTEGER]) expect(pauseAfter(wrong)).toBe(300_000);
});

it('guessing half of all PINs of four digits takes longer than any event', () => {
  const all = Array.from({ length: 5000 }, (_, wrong) => pauseAfter(wrong));
  const days = all.reduce((sum, ms) => sum + ms, 0) / 86_400_000;
  expect(days).toBeGreaterThan(14);
});

it('a pause follows no clock that anybody can set, and a restart only makes it longer', () => {
  const clock = fakeClock();
  const pauses = createPinPauses(clock);
  pauses.note(3);
  clock.set(86_400_000);
  expect(() => pauses.check()).toThrow(
    expect.objectContaining({ code: 'pin-paused', params: ['5'] }),
  );
  clock.advance(4999);
  expect(() => pauses.check()).toThrow();
  pauses.note(3);
  clock.advance(1);
  pauses.check();
  const afterRestart = createPinPauses(clock);
  afterRestart.note(3);
  expect(() => afterRestart.check()).toThrow();
});
