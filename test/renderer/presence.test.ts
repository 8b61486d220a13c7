import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForPresence } from '../../renderer/presence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('somebody who touches the page is noticed, now and then, until nobody listens any more', () => {
  let noticed = 0;
  const stop = listenForPresence(document, () => (noticed += 1));
  const touch = (sign: string) => document.body.dispatchEvent(new Event(sign, { bubbles: true }));
  for (const sign of ['keydown', 'pointermove', 'pointermove', 'wheel']) touch(sign);
  expect(noticed).toBe(1);
  vi.advanceTimersByTime(15_000);
  touch('pointerdown');
  expect(noticed).toBe(2);
  stop();
  vi.advanceTimersByTime(60_000);
  touch('keydown');
  expect(noticed).toBe(2);
});
