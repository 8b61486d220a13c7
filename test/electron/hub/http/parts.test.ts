import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createGuard } from '../../../../electron/hub/http/guard.ts';
import type { Hub } from '../../../../electron/hub/http/hub.ts';
import { parts } from '../../../../electron/hub/http/parts.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { portOf } from '../../../servers/ports.ts';

/** What a newcomer is answered who asks for their private link, where the hub answers so what they have filed. */
async function askForLink(filed: Result<object>): Promise<unknown> {
  const session = { ref: 'r', event: 'tea', role: 'newcomer', who: 'newcomer:1', name: '' };
  // As far as this part of a hub goes.
  const hub = {
    guard: createGuard('https://hub.example.org'),
    config: { origin: 'https://hub.example.org', sessions: { linkDays: 14 } },
    sessions: {
      use: () => Promise.resolve(session),
      makeLink: () => Promise.resolve('a-secret'),
    },
    trust: () => undefined,
  } as unknown as Hub;
  const event = {
    ...{ id: 'tea', config: {} },
    callerApp: () => ({ dispatch: () => Promise.resolve(filed) }),
  } as unknown as Parameters<(typeof parts)['session/link']>[1]; // it reads nothing else
  const server = createServer((request, response) => {
    const url = new URL('https://hub.example.org/e/tea/session/link');
    void parts['session/link'](hub, event, { request, response, url });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const headers = { 'Content-Type': 'application/json' };
  const address = `http://127.0.0.1:${portOf(server.address())}/`;
  const answer = await fetch(address, { method: 'POST', headers, body: '{}' });
  const told: unknown = await answer.json();
  server.close();
  return told;
}

it('a private link is for who has filed something, and who asks while nobody can tell is told that', async () => {
  expect(await askForLink(ok({ requests: [{}] }))).toMatchObject({
    value: { url: 'https://hub.example.org/e/tea/#/mine/a-secret', days: 14 },
  });
  expect(await askForLink(ok({ requests: [] }))).toMatchObject({ error: { code: 'not-allowed' } });
  const away = fail('storage-failed', 'The database failed', { params: ['57P01'] });
  expect(await askForLink(away)).toMatchObject({ error: { code: 'storage-failed' } });
});
