import { describe, expect, it } from 'vitest';
import { isStepDone, type TourStep } from '../../../renderer/selectors/tour.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { request } from '../screen-request.ts';

const since = '2027-08-05T10:00:00.000Z';
const later = '2027-08-05T10:05:00.000Z';
const done = (change: Partial<RequestView> = {}): RequestView => ({
  ...request(1, 'confirmed', {}),
  updatedAt: later,
  ...change,
});
const isDone = (step: TourStep, ...requests: readonly RequestView[]): boolean =>
  isStepDone(step, { requests, since, troubles: [] });

describe('a step of the tour', () => {
  it('is done by a request that ended since it began', () => {
    expect(isDone('create', done())).toBe(true);
    expect(isDone('create', done({ updatedAt: '2027-08-05T09:59:00.000Z' }))).toBe(false);
    expect(isDone('create', done({ state: 'waiting' }))).toBe(false);
    expect(isDone('undo', done())).toBe(false);
    // Only that it is there counts.
    const undone = { removed: ['account'] } as unknown as NonNullable<RequestView['undone']>;
    expect(isDone('undo', done({ undone }))).toBe(true);
  });

  it('is not done while what goes wrong in it still does', () => {
    const asked = { requests: [done()], since };
    expect(isStepDone('network', { ...asked, troubles: ['network'] })).toBe(false);
    expect(isStepDone('network', { ...asked, troubles: [] })).toBe(true);
  });

  it('is never said to be done where no request tells of it', () => {
    expect(isDone('private-key', done())).toBe(false);
    expect(isDone('blocked', done())).toBe(false);
  });
});
