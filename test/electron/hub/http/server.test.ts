import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { startHubServer } from '../../../../electron/hub/http/server.ts';
import { httpCall } from '../../web/http-call.ts';

const origin = 'https://hub.example.org';
let failure: Error;
let server: Awaited<ReturnType<typeof startHubServer>>;
const logged: unknown[] = [];
beforeAll(async () => {
  const failing = () => Promise.reject(failure);
  const event = { id: 'tea', config: {} };
  server = await startHubServer({
    config: {
      ...{ origin, trustedProxies: [], listen: { host: '127.0.0.1', port: 0 } },
      sessions: { idleMinutes: 1, hours: 1, linkDays: 1 },
    },
    ...{ events: new Map([['tea', event]]), sessions: { use: failing } },
    metrics: { request: () => undefined },
    streams: { close: () => undefined },
    log: { error: (...told: unknown[]) => logged.push(told) },
    newId: () => 'an-id',
  } as unknown as Parameters<typeof startHubServer>[0]); // As far as a look at a session goes.
});
afterAll(() => server.stop(0));

/** How a browser is answered that asks whether it is in. */
async function ask(): Promise<readonly [status: number, told: unknown]> {
  const headers = { Host: 'hub.example.org', 'Sec-Fetch-Site': 'same-origin' };
  const { status, text } = await httpCall(`http://${server.at}/e/tea/session`, { headers });
  return [status, JSON.parse(text)];
}

it('what passes by itself is answered as what it is, for a proxy to ask another process, and is nothing to log', async () => {
  failure = new AppError('storage-failed', 'The database failed', { params: ['57P01'] });
  const error = { code: 'storage-failed', params: ['57P01'] };
  expect(await ask()).toMatchObject([503, { ok: false, error }]);
  expect(logged).toEqual([]);
});

it('a fault is logged, and told by the id of its line alone', async () => {
  failure = new TypeError('a secret of the server');
  const [status, told] = await ask();
  expect([status, told]).toMatchObject([500, { error: { code: 'internal', params: ['an-id'] } }]);
  expect(JSON.stringify(told)).not.toContain('secret');
  expect(logged).toEqual([['request-failed', failure, { logId: 'an-id' }]]);
});
