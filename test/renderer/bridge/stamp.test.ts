import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { findStamp } from '../../../renderer/bridge/stamp.ts';
import { stampText, zeroBits } from '../../../shared/domain/hub-stamp.ts';

it('finds what another implementation of SHA-256 says of it, and lets others have their turn meanwhile', async () => {
  const wanted = { event: 'hack', window: 2_976_543, bits: 14 };
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  });
  const stamp = await findStamp(wanted, 'salt');
  clearInterval(counting);
  const [window, found = ''] = stamp.split(':');
  expect(window).toBe('2976543');
  const hash = createHash('sha256').update(stampText(wanted, found)).digest();
  expect(zeroBits(hash)).toBeGreaterThanOrEqual(14);
  expect(turns).toBeGreaterThan(0);
  expect(await findStamp({ ...wanted, bits: 4 }, 'other')).not.toBe(
    await findStamp({ ...wanted, bits: 4 }, 'salt'),
  );
});
