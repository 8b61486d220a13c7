import { describe, expect, it } from 'vitest';
import { createCallCounter } from '../../../../electron/core/board/calls.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { CallCount } from '../../../../shared/board/board.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const port = {
  look: (): Promise<string> => Promise.resolve('found'),
  keyHolders: (): Promise<string> => Promise.resolve('nobody'),
};

function counter() {
  const clock = fakeClock();
  const kept: CallCount[] = [];
  const errors: string[] = [];
  let answer: () => Promise<boolean> = () => Promise.resolve(true);
  const calls = createCallCounter({
    clock,
    log: { info: () => undefined, error: (event) => void errors.push(event) },
    figures: {
      addCalls: async (counts) => {
        const isKept = await answer();
        if (isKept) kept.push(...counts);
        return isKept;
      },
    },
  });
  return { clock, kept, errors, calls, answers: (now: typeof answer) => void (answer = now) };
}

const failing = (error: Error) => ({ look: () => Promise.reject(error) });

describe('calls of a system', () => {
  it('are counted by how long they took, and kept together', async () => {
    const { calls, kept, clock } = counter();
    const counted = calls.over('directory', port);
    expect(await counted.look()).toBe('found');
    await counted.look();
    await calls.keep();
    const hour = `${clock.now().toISOString().slice(0, 13)}:00:00.000Z`;
    expect(kept).toEqual([{ system: 'directory', hour, bound: 4, calls: 2 }]);
  });

  it('are told by their time, from the call to the answer', async () => {
    const { calls, kept, clock } = counter();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const slow = calls.over('cloud', { ask: () => promise }).ask();
    clock.advance(30);
    resolve(undefined);
    await slow;
    await calls.keep();
    expect(kept).toMatchObject([{ system: 'cloud', bound: 32, calls: 1 }]);
  });

  it.each([
    ['a system that is away failed', new AppError('directory-timeout', ''), 0],
    ['one that asks for patience failed', new AppError('cloud-throttled', ''), 0],
    ['what is refused was answered', new AppError('entry-exists', ''), 4],
    ['a lost race was answered', new AppError('number-taken', ''), 4],
    ['nobody was asked without a login', new AppError('sign-in-needed', ''), undefined],
    ['a fault of our own says nothing', new TypeError('ours'), undefined],
  ])('%s', async (_, error, bound) => {
    const { calls, kept } = counter();
    await expect(calls.over('directory', failing(error)).look()).rejects.toBe(error);
    await calls.keep();
    expect(kept.map((count) => count.bound)).toEqual(bound === undefined ? [] : [bound]);
  });

  it('that are no measure of others are not counted', async () => {
    const { calls, kept } = counter();
    await calls.over('directory', port).keyHolders();
    await calls.keep();
    expect(kept).toEqual([]);
  });

  it('are kept by themselves once some seconds have passed', async () => {
    const { calls, kept, clock } = counter();
    const counted = calls.over('directory', port);
    await counted.look();
    expect(kept).toEqual([]);
    clock.advance(10_000);
    await counted.look();
    await Promise.resolve();
    expect(kept.map((count) => count.calls)).toEqual([2]);
  });

  it('wait in memory while the journal is not open, or fails', async () => {
    const { calls, kept, errors, answers } = counter();
    const counted = calls.over('directory', port);
    await counted.look();
    answers(() => Promise.resolve(false));
    await calls.keep();
    answers(() => Promise.reject(new AppError('storage-failed', 'full')));
    await calls.keep();
    expect(errors).toEqual(['calls-not-kept']);
    await counted.look();
    answers(() => Promise.resolve(true));
    await calls.keep();
    expect(kept.map((count) => count.calls)).toEqual([2]);
    await calls.keep();
    expect(kept).toHaveLength(1);
  });

  it('are gone after a wipe, kept or not', async () => {
    const { calls, kept } = counter();
    await calls.over('directory', port).look();
    calls.forget();
    await calls.keep();
    expect(kept).toEqual([]);
  });
});
