import { expect, it } from 'vitest';
import {
  groupWatch,
  isGivenUp,
  judgeLate,
  judgeSettled,
} from '../../../../../electron/core/kinds/base/group-watch.ts';

const late = [{ project: 'bikes', names: ['ada', 'grace'] }] as const;

it('is nothing in journals of earlier versions, and reads as the first look', () => {
  expect(groupWatch.optional().parse(undefined)).toBeUndefined();
  expect(judgeLate(late, {}, true)).toEqual({
    ...{ is: 'pending', code: 'group-not-yet', params: ['bikes', 'ada, grace'] },
    learned: { groupWatch: { late: 1, repairs: 0 } },
  });
});

it('forgets since when a group was right once somebody is gone from it', () => {
  const watch = { late: 0, repairs: 0, since: '2027-08-04T08:00:00.000Z' };
  expect(judgeLate(late, { groupWatch: watch }, true)).toEqual({
    is: 'missing',
    learned: { groupWatch: { late: 0, repairs: 1 } },
  });
});

it('gives up where the last repair brought nothing, or none was possible', () => {
  expect(isGivenUp({}, true)).toBe(false);
  expect(isGivenUp({ groupWatch: { late: 0, repairs: 3 } }, true)).toBe(false);
  expect(isGivenUp({ groupWatch: { late: 1, repairs: 3 } }, true)).toBe(true);
  expect(isGivenUp({ groupWatch: { late: 2, repairs: 0 } }, false)).toBe(false);
  expect(isGivenUp({ groupWatch: { late: 3, repairs: 0 } }, false)).toBe(true);
});

it('is settled at once where the profile has no settling time', () => {
  expect(judgeSettled(['bikes'], {}, { now: new Date(), settleMs: 0 })).toEqual({ is: 'done' });
});
