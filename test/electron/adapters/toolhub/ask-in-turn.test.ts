import { beforeEach, describe, expect, it } from 'vitest';
import {
  createAskInTurn,
  retryAfterMs,
} from '../../../../electron/adapters/toolhub/ask-in-turn.ts';
import type { Clock } from '../../../../electron/core/ports/system.ts';
import { startToolhub, type ToolhubServer } from '../../../servers/toolhub.ts';

let server: ToolhubServer;
let up = 0;
/** What was waited for, each wait being over at once. */
let waited: number[] = [];
const clock: Clock = {
  now: () => new Date('2027-08-05T10:00:00Z'),
  up: () => up,
  after(ms, callback) {
    waited.push(ms);
    up += ms;
    queueMicrotask(callback);
    return () => undefined;
  },
};

beforeEach(async () => {
  server = await startToolhub([]);
  [up, waited] = [0, []];
  return () => server.stop();
});

const asker = () => {
  const ask = createAskInTurn({ clock, patienceMs: 5000 });
  return () => ask(new URL('search/tools/', server.apiUrl));
};
/** Answers these statuses one after the other, then as usual. */
function answering(statuses: number[], headers: Record<string, string> = {}): void {
  server.instead = (response) => {
    const status = statuses.shift();
    if (status === undefined) return false;
    response.writeHead(status, headers).end();
    return true;
  };
}

describe('asking politely', () => {
  it('asks one after the other, with a pause between', async () => {
    const ask = asker();
    await Promise.all([ask(), ask(), ask()]);
    expect(server.asked).toHaveLength(3);
    expect(waited).toEqual([200, 200]);
  });

  it.each([500, 502, 503])('tries once more after %i', async (status) => {
    answering([status]);
    await expect(asker()()).resolves.toMatchObject({ count: 0 });
    expect(server.asked).toHaveLength(2);
  });

  it('leaves a server alone that fails again, for longer each time, and no longer once it works', async () => {
    const ask = asker();
    answering([500, 500, 500, 500]);
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-unreachable' });
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-busy' });
    expect(server.asked).toHaveLength(2);
    up += 1000;
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-unreachable' });
    up += 1000;
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-busy' });
    up += 1000;
    await expect(ask()).resolves.toBeDefined();
    await expect(ask()).resolves.toBeDefined();
  });

  it('waits as long as 429 asks for, and does not ask meanwhile', async () => {
    const ask = asker();
    answering([429], { 'retry-after': '120' });
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-busy' });
    up += 119_999;
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-busy' });
    expect(server.asked).toHaveLength(1);
    up += 1;
    await expect(ask()).resolves.toBeDefined();
  });

  it('waits where 503 asks for it, instead of trying again', async () => {
    const ask = asker();
    answering([503], { 'retry-after': '5' });
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-unreachable' });
    up += 4999;
    await expect(ask()).rejects.toMatchObject({ code: 'toolhub-busy' });
    expect(server.asked).toHaveLength(1);
  });

  it('does not try again what was refused', async () => {
    answering([400]);
    await expect(asker()()).rejects.toMatchObject({ code: 'toolhub-unreachable' });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['0', 0],
    ['30', 30_000],
    ['Thu, 05 Aug 2027 10:00:10 GMT', 10_000],
    ['Thu, 05 Aug 2027 09:00:00 GMT', 0],
    ['99999999', 600_000],
    ['soon', undefined],
    [null, undefined],
  ])('reads Retry-After: %s as %s ms', (header, ms) => {
    expect(retryAfterMs(header, clock.now())).toBe(ms);
  });
});
