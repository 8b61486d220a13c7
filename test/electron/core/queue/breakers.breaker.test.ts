import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createBreaker } from '../../../../electron/core/queue/breakers.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const away = new AppError('directory-unreachable', 'away');
const busy = new AppError('directory-busy', 'busy');

function breakerOver(probe: () => Promise<void>) {
  const clock = fakeClock();
  const answers: boolean[] = [];
  const breaker = createBreaker({
    ...{ clock, system: 'directory', probe, random: () => 1 },
    probed: (answered) => void answers.push(answered),
  });
  const fail = (times: number, failure: unknown = away): void => {
    for (let i = 0; i < times; i += 1) breaker.note(failure);
  };
  return { breaker, clock, answers, fail };
}

describe('the breaker', () => {
  it('pauses after five equal failures in a row, and after nothing less', () => {
    const { breaker, fail } = breakerOver(() => Promise.resolve());
    fail(4);
    breaker.note(undefined);
    fail(4);
    fail(4, busy);
    fail(9, new AppError('name-taken', 'not the directory’s fault'));
    fail(9, new AppError('cloud-unreachable', 'another system'));
    fail(9, new AppError('group-not-yet', 'somebody else’s turn'));
    expect(breaker.paused()).toBeUndefined();
    fail(5);
    expect(breaker.paused()).toMatchObject({ failure: away, until: '2027-08-04T08:00:02.000Z' });
  });

  it('probes at growing intervals with a ceiling, and is told to go on when one is answered', async () => {
    let network = false;
    const { breaker, clock, answers, fail } = breakerOver(async () => {
      if (!network) throw away;
    });
    fail(5);
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 7; i += 1) {
      const wait = clock.next() ?? 0;
      waits.push(wait);
      clock.advance(wait);
      await breaker.probe();
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    network = true;
    clock.advance(60_000);
    await breaker.probe();
    expect(answers.slice(-2)).toEqual([false, true]);
    expect(breaker.paused()).toBeUndefined();
  });

  it('asks ever less often where only probes are answered', async () => {
    const { breaker, clock, fail } = breakerOver(() => Promise.resolve());
    fail(5);
    clock.advance(2000);
    await breaker.probe();
    fail(5);
    expect(clock.next()).toBe(4000);
  });

  it('takes any other answer as a sign of life', async () => {
    const { breaker, fail } = breakerOver(() => Promise.reject(new AppError('sign-in-needed', '')));
    fail(5);
    await breaker.probe();
    expect(breaker.paused()).toBeUndefined();
  });

  it('sends one probe at a time, and none after it was stopped', async () => {
    let probes = 0;
    const { breaker, clock, fail } = breakerOver(async () => {
      probes += 1;
      throw away;
    });
    fail(5);
    await Promise.all([breaker.probe(), breaker.probe()]);
    expect(probes).toBe(1);
    await breaker.stop();
    expect(clock.next()).toBeUndefined();
  });
});
