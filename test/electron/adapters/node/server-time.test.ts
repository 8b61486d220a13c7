import { describe, expect, it } from 'vitest';
import { createServerTime, noServerTime } from '../../../../electron/adapters/node/server-time.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const YEARS_MS = 2 * 365 * 24 * 3_600_000;
const date = 'Wed, 04 Aug 2027 08:00:00 GMT';
const at = Date.parse(date);

const answering = (...dates: readonly string[]) => {
  const left = [...dates];
  return () => Promise.resolve(left.shift());
};

describe('the time by the servers', () => {
  it('is unknown before one has said it, and goes on from there whatever becomes of our clock', async () => {
    const clock = fakeClock();
    const time = createServerTime({ askable: [answering(date)], clock });
    expect(time.atLeast()).toBeUndefined();
    expect(await time.ask()).toBe(at);
    clock.advance(5000);
    clock.set(YEARS_MS);
    expect(time.atLeast()).toBe(at + 5000);
  });

  it('is what one told last, also where that is earlier: the one before may have been wrong', async () => {
    const askable = [answering('Sat, 04 Aug 2029 08:00:00 GMT', date)];
    const time = createServerTime({ askable, clock: fakeClock() });
    await time.ask();
    expect(time.atLeast()).toBeGreaterThan(at);
    expect([await time.ask(), time.atLeast()]).toEqual([at, at]);
  });

  it('is nothing that is no time, and stays where none answers any more', async () => {
    const clock = fakeClock();
    const time = createServerTime({ askable: [answering('soon', ''), answering(date)], clock });
    expect(await time.ask()).toBe(at);
    clock.advance(5000);
    expect([await time.ask(), time.atLeast()]).toEqual([undefined, at + 5000]);
  });

  it('is asked for until one tells it', async () => {
    const asked: string[] = [];
    const asks = (name: string, answer: () => Promise<string | undefined>) => () => {
      asked.push(name);
      return answer();
    };
    const time = createServerTime({
      askable: [
        asks('away', () => Promise.reject(new Error('away'))),
        asks('without', () => Promise.resolve(undefined)),
        asks('tells', () => Promise.resolve(date)),
        asks('unasked', () => Promise.resolve(date)),
      ],
      clock: fakeClock(),
    });
    await time.ask();
    expect([asked, time.atLeast()]).toEqual([['away', 'without', 'tells'], at]);
  });

  it('is never known in practice', async () => {
    expect(await noServerTime.ask()).toBeUndefined();
    expect(noServerTime.atLeast()).toBeUndefined();
  });
});
