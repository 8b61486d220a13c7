import { describe, expect, it } from 'vitest';
import {
  confirmGroup,
  type GroupWish,
} from '../../../../../electron/core/jobs/steps/confirm-group.ts';

const run = { requestId: 'r', attempted: false };
const step = (members?: string[]) =>
  confirmGroup<GroupWish>({ membersOf: async () => members }, (wish) => wish);
const bikes = { project: 'bikes' };

describe('confirm-group', () => {
  it('is done where everybody is in who should be, and nobody who should not', async () => {
    const wish = { ...bikes, has: ['ada'], hasNot: ['grace'] };
    expect(await step(['ada', 'jane']).observe(wish, run)).toEqual({ is: 'done' });
  });

  it('waits for who is not yet in, or still is, and says for whom', async () => {
    const wish = { ...bikes, has: ['ada', 'joan'], hasNot: ['grace'] };
    await expect(step(['ada', 'grace']).observe(wish, run)).rejects.toMatchObject({
      ...{ code: 'group-not-yet', sort: 'pending', params: ['bikes', 'joan, grace'] },
    });
    await expect(step().observe({ ...bikes, has: ['ada'] }, run)).rejects.toMatchObject({
      params: ['bikes', 'ada'],
    });
  });

  it('takes a group that is gone for one with nobody in it', async () => {
    expect(await step().observe({ ...bikes, hasNot: ['grace'] }, run)).toEqual({ is: 'done' });
  });

  it('waits for the group itself to go', async () => {
    const wish = { ...bikes, isGone: true };
    expect(await step().observe(wish, run)).toEqual({ is: 'done' });
    await expect(step([]).observe(wish, run)).rejects.toMatchObject({ params: ['bikes', 'bikes'] });
  });

  it('is not needed where there are no groups, or nobody to look for', () => {
    const wishes: GroupWish[] = [{ ...bikes, has: ['ada'] }, { ...bikes, isGone: true }, bikes];
    expect(wishes.map((wish) => step().isNeeded?.(wish))).toEqual([true, true, false]);
    const without = confirmGroup<GroupWish>(undefined, (wish) => wish);
    expect(wishes.map((wish) => without.isNeeded?.(wish))).toEqual([false, false, false]);
  });

  it('never writes: the group is the hook’s', () => {
    expect(step().apply).toBeUndefined();
  });
});
