import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createRounds } from '../../../../electron/core/base/rounds.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';

const EVERY_MS = 1000;

let clock: FakeClock;
let looks: number;
let now: { open: boolean; owned: boolean; failure: Error | undefined };
let logged: unknown[];
let rounds: ReturnType<typeof createRounds>;
beforeEach(() => {
  clock = fakeClock();
  [looks, logged] = [0, []];
  now = { open: true, owned: true, failure: undefined };
  rounds = createRounds({
    clock,
    lease: { owns: () => Promise.resolve(now.owned) },
    vault: {
      current: () => Promise.resolve({ state: now.open ? 'open' : 'locked' }),
    },
    log: { error: (event) => void logged.push(event) },
    everyMs: EVERY_MS,
    failed: 'looking-failed',
    look() {
      looks += 1;
      return now.failure ? Promise.reject(now.failure) : Promise.resolve();
    },
  });
});

const settle = () => new Promise((resolve) => setImmediate(resolve));
async function pass(): Promise<number> {
  clock.advance(EVERY_MS);
  await settle();
  return looks;
}

describe('rounds', () => {
  it('begin when they are started, and end when they are stopped', async () => {
    expect(await pass()).toBe(0);
    rounds.start();
    rounds.start();
    expect([await pass(), await pass()]).toEqual([1, 2]);
    await rounds.stop();
    expect(await pass()).toBe(2);
    rounds.thenLook();
    await settle();
    expect(looks).toBe(2);
  });

  it.each(['open', 'owned'] as const)('look at nothing while it is not %s', async (what) => {
    rounds.start();
    now[what] = false;
    expect(await pass()).toBe(0);
    now[what] = true;
    expect(await pass()).toBe(1);
  });

  it('go on after a failure, and the log tells of those that nobody expected', async () => {
    rounds.start();
    now.failure = new AppError('host-unreachable', 'away');
    await pass();
    expect(logged).toEqual([]);
    now.failure = new Error('broken');
    await pass();
    expect(logged).toEqual(['looking-failed']);
    now.failure = undefined;
    expect(await pass()).toBe(3);
  });
});
