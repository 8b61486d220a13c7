import { describe, expect, it } from 'vitest';
import { createServerTime, noServerTime } from '../../../../electron/adapters/node/server-time.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const YEARS_MS = 2 * 365 * 24 * 3_600_000;
const date = 'Wed, 04 Aug 2027 08:00:00 GMT';
const at = Date.parse(date);

describe('the time by the servers', () => {
  it('is unknown before one has said it, and goes on from there whatever becomes of our clock', () => {
    const clock = fakeClock();
    const time = createServerTime({ askable: [], clock });
    expect(time.atLeast()).toBeUndefined();
    time.heard(date);
    clock.advance(5000);
    clock.set(YEARS_MS);
    expect(time.atLeast()).toBe(at + 5000);
  });

  it('is the latest that any of them told, and nothing that is no time', () => {
    const time = createServerTime({ askable: [], clock: fakeClock() });
    time.heard(date);
    for (const other of ['2020-01-01T00:00:00Z', undefined, '', 'soon']) time.heard(other);
    expect(time.atLeast()).toBe(at);
    time.heard('2027-08-04T09:00:00Z');
    expect(time.atLeast()).toBe(at + 3_600_000);
  });

  it('is asked for until one tells it', async () => {
    const asked: string[] = [];
    const answering = (name: string, answer: () => Promise<string | undefined>) => () => {
      asked.push(name);
      return answer();
    };
    const time = createServerTime({
      askable: [
        answering('away', () => Promise.reject(new Error('away'))),
        answering('without', () => Promise.resolve(undefined)),
        answering('tells', () => Promise.resolve(date)),
        answering('unasked', () => Promise.resolve(date)),
      ],
      clock: fakeClock(),
    });
    await time.ask();
    expect([asked, time.atLeast()]).toEqual([['away', 'without', 'tells'], at]);
  });

  it('is never known in practice', async () => {
    noServerTime.heard(date);
    await noServerTime.ask();
    expect(noServerTime.atLeast()).toBeUndefined();
  });
});
