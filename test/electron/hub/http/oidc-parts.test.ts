import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createGuard } from '../../../../electron/hub/http/guard.ts';
import type { Hub } from '../../../../electron/hub/http/hub.ts';
import { oidcParts } from '../../../../electron/hub/http/oidc-parts.ts';
import { portOf } from '../../../servers/ports.ts';
import { httpCall } from '../../web/http-call.ts';

it('a sign-in elsewhere is remembered for no address that began too many', async () => {
  const begun: string[] = [];
  const flow = { event: 'tea', verifier: 'v', state: 's', nonce: 'n' };
  let left = 2;
  // As far as this part of a hub goes.
  const hub = {
    guard: createGuard('https://hub.example.org'),
    elsewhere: new Map([
      ['tea', { begin: () => Promise.resolve({ url: 'https://idp.example', flow }) }],
    ]),
    addressOf: () => '203.0.113.1',
    limits: { take: () => Promise.resolve((left -= 1) >= 0) },
    sessions: { beginFlow: () => Promise.resolve(`flow ${begun.push('one')}`) },
  } as unknown as Hub;
  const event = { id: 'tea' } as Parameters<typeof oidcParts.oidc>[1]; // it reads nothing else
  const server = createServer((request, response) => {
    const url = new URL('https://hub.example.org/e/tea/oidc');
    void oidcParts.oidc(hub, event, { request, response, url });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  const statuses: number[] = [];
  for (let n = 0; n < 4; n += 1) statuses.push((await httpCall(`${origin}/`)).status);
  server.close();
  expect(statuses).toEqual([303, 303, 200, 200]);
  expect(begun).toHaveLength(2);
});
