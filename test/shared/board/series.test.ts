import { describe, expect, it } from 'vitest';
import {
  growthOf,
  hoursOf,
  seriesOf,
  thisHourOf,
  totalOf,
  withHourBefore,
} from '../../../shared/board/series.ts';
import { board } from '../../renderer/board-screen.ts';

const at = (hour: number): string => `2027-08-04T${String(hour).padStart(2, '0')}:00:00.000Z`;
const small = {
  ...board,
  at: '2027-08-04T10:20:00.000Z',
  made: [
    {
      what: 'account' as const,
      before: 3,
      hours: [
        { hour: at(8), count: 2 },
        { hour: at(10), count: 1 },
      ],
    },
  ],
};

describe('a series of hours', () => {
  it('goes from the first hour in which anything was done until now, also through hours without', () => {
    const hours = hoursOf(small, ['account', 'membership']);
    expect(hours).toEqual([at(8), at(9), at(10)]);
    expect(seriesOf(small, 'account', hours)).toEqual([
      { hour: at(8), fresh: 2, total: 5 },
      { hour: at(9), fresh: 0, total: 5 },
      { hour: at(10), fresh: 1, total: 6 },
    ]);
    expect(seriesOf(small, 'membership', hours).map(({ total }) => total)).toEqual([0, 0, 0]);
  });

  it('is empty where nothing was done', () => {
    expect(hoursOf(small, ['tool'])).toEqual([]);
    expect(withHourBefore([])).toEqual([]);
  });

  it('rises from the hour before it', () => {
    const hours = withHourBefore([at(8)]);
    expect(hours).toEqual([at(7), at(8)]);
    expect(seriesOf(small, 'account', hours).map(({ total }) => total)).toEqual([3, 5]);
  });

  it('has its sum, and what was done in the hour that runs', () => {
    expect(totalOf(small, 'account')).toBe(6);
    expect(totalOf(small, 'tool')).toBe(0);
    expect(thisHourOf(small, 'account')).toBe(1);
    expect(thisHourOf({ ...small, at: '2027-08-04T11:00:00.000Z' }, 'account')).toBe(0);
  });
});

describe('growth', () => {
  const growth = {
    name: { en: 'Tool maintainers' },
    baseline: 1880,
    goal: 2068,
    goalPercent: 10,
    published: [],
    here: 47,
  };

  it('counts from the baseline, or from the latest published figure', () => {
    expect(growthOf(growth)).toEqual({ now: 1927, goal: 2068, percent: 25 });
    const published = [2033, 2067].map((value) => ({ name: {}, value }));
    const grown = growthOf({ ...growth, published, here: 0 });
    expect(grown.now).toBe(2067);
    expect(grown.percent).toBeCloseTo(99.47, 2);
  });

  it('is all of the way where there is nothing to go', () => {
    expect(growthOf({ ...growth, goal: 1880 }).percent).toBe(100);
  });
});
