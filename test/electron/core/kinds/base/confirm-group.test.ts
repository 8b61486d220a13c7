import { describe, expect, it } from 'vitest';
import {
  confirmGroup,
  type ExpectedGroup,
} from '../../../../../electron/core/kinds/base/confirm-group.ts';
import type { Clock } from '../../../../../electron/core/ports/system.ts';

const run = { requestId: 'r', attempted: false };

/** Time passes at once, and is written down. */
function passingClock() {
  const pauses: number[] = [];
  const clock: Clock = {
    up: () => performance.now(),
    now: () => new Date(),
    after(ms, callback) {
      pauses.push(ms);
      queueMicrotask(callback);
      return () => undefined;
    },
  };
  return { clock, pauses };
}

/** Over a group that looks like this at each look, and from then on like at the last one. */
function stepOver(...looks: readonly (readonly string[] | undefined)[]) {
  const { clock, pauses } = passingClock();
  const rest = [...looks];
  const groups = { membersOf: async () => (rest.length > 1 ? rest.shift() : rest[0]) };
  return { step: confirmGroup<ExpectedGroup>({ groups, clock }, (wish) => wish), pauses };
}
const step = (members?: string[]) => stepOver(members).step;
const bikes = { project: 'bikes' };

describe('confirm-group', () => {
  it('is done where everybody is in who should be, and nobody who should not', async () => {
    const wish = { ...bikes, has: ['ada'], hasNot: ['grace'] };
    expect(await step(['ada', 'jane']).observe(wish, run)).toEqual({ is: 'done' });
  });

  it('knows a person whatever the case of the name that the directory has', async () => {
    expect(await step(['Ada']).observe({ ...bikes, has: ['ada'] }, run)).toEqual({ is: 'done' });
    await expect(step(['Ada']).observe({ ...bikes, hasNot: ['ada'] }, run)).rejects.toMatchObject({
      ...{ code: 'group-not-yet', params: ['bikes', 'ada'] },
    });
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

  it('gives the hook a moment before it waits, for a later try looks at everything again', async () => {
    const wish = { ...bikes, has: ['ada'] };
    const late = stepOver(undefined, ['jane'], ['jane', 'ada']);
    expect(await late.step.observe(wish, run)).toEqual({ is: 'done' });
    expect(late.pauses).toHaveLength(2);
    const never = stepOver(['jane']);
    await expect(never.step.observe(wish, run)).rejects.toMatchObject({ code: 'group-not-yet' });
    expect(never.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1000);
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
    const wishes: ExpectedGroup[] = [{ ...bikes, has: ['ada'] }, { ...bikes, isGone: true }, bikes];
    expect(wishes.map((wish) => step().isNeeded?.(wish))).toEqual([true, true, false]);
    const { clock } = passingClock();
    const without = confirmGroup<ExpectedGroup>({ groups: undefined, clock }, (wish) => wish);
    expect(wishes.map((wish) => without.isNeeded?.(wish))).toEqual([false, false, false]);
  });

  it('never writes: the group is the hook’s', () => {
    expect(step().apply).toBeUndefined();
  });
});
