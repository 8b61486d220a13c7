import { expect, it } from 'vitest';
import { thisMoment } from '../../../../../electron/adapters/sqlite/journal/send-ledger.ts';

it('tells the wall’s time and the machine’s own, which only goes forward', () => {
  const [first, second] = [thisMoment(), thisMoment()];
  expect(second.up).toBeGreaterThanOrEqual(first.up);
  expect(second.boot).toBe(first.boot);
  expect(Math.abs(first.at - Date.now())).toBeLessThan(60_000);
});
