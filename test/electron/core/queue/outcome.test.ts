import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { afterFailure } from '../../../../electron/core/queue/outcome.ts';
import { RunFailure } from '../../../../electron/core/queue/runner.ts';
import { errorCodes, failures } from '../../../../shared/errors.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { facts, stored } from '../../../fakes/request.ts';

const logged: unknown[] = [];
const ports = {
  clock: fakeClock(),
  random: () => 1,
  log: { info: () => undefined, error: (...all: unknown[]) => void logged.push(all) },
};

describe('afterFailure', () => {
  it('lets passing failures wait with a time, a missing sign-in without one, and asks a person for the rest', () => {
    const outcome = {
      network: { state: 'waiting', retryAt: '2027-08-04T08:00:02.000Z' },
      pending: { state: 'waiting', retryAt: '2027-08-04T08:00:02.000Z' },
      throttled: { state: 'waiting', retryAt: '2027-08-04T08:00:02.000Z' },
      again: { state: 'waiting', retryAt: '2027-08-04T08:00:02.000Z' },
      'sign-in': { state: 'waiting', retryAt: undefined },
      refused: { state: 'needs-you', retryAt: undefined },
      broken: { state: 'needs-you', retryAt: undefined },
    } as const;
    for (const code of errorCodes) {
      const after = afterFailure(stored(), new AppError(code, '', { params: ['x'] }), ports);
      expect(after, code).toMatchObject({ problem: { code, params: ['x'] }, failures: 1 });
      // What could not be saved says nothing about the request.
      const sort = code === 'storage-failed' ? 'network' : failures[code];
      expect({ state: after.state, retryAt: after.retryAt }, code).toEqual(outcome[sort]);
    }
  });

  it('lets a throttled request wait for exactly the time that its failure names', () => {
    const until = '2027-08-04T08:41:00.000Z';
    const after = afterFailure(stored(), new AppError('throttled', '', { params: [until] }), ports);
    expect(after).toMatchObject({ state: 'waiting', retryAt: until });
  });

  it('lets a request that settles wait for exactly the time that its failure names', () => {
    const retryAt = '2027-08-04T08:01:00.000Z';
    const settling = new AppError('group-settling', '', { params: ['bikes'], retryAt });
    expect(afterFailure(stored(), settling, ports)).toMatchObject({ state: 'waiting', retryAt });
  });

  it('waits longer each time', () => {
    const offline = new AppError('directory-unreachable', '');
    const third = afterFailure(stored({ failures: 2 }), offline, ports);
    expect(third.retryAt).toBe('2027-08-04T08:00:08.000Z');
  });

  it('keeps what the run learned and may have sent', () => {
    const reached = stored({
      facts: facts({ uidNumber: 100_007 }),
      attempted: ['create-entry'],
      finished: ['reserve-number'],
    });
    const failure = new RunFailure(reached, new AppError('directory-timeout', ''));
    expect(afterFailure(stored(), failure, ports)).toMatchObject({
      facts: { uidNumber: 100_007 },
      attempted: ['create-entry'],
      finished: ['reserve-number'],
      state: 'waiting',
    });
  });

  it('logs an unexpected failure and shows none of its words', () => {
    logged.length = 0;
    const after = afterFailure(stored(), new Error('cn=admin'), ports);
    expect(after).toMatchObject({ state: 'needs-you', problem: { code: 'internal', params: [] } });
    expect(logged).toHaveLength(1);
  });
});
