import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEventServerTime } from '../../../electron/adapters/ask-server-time.ts';
import { plainProfile } from '../../fakes/profile.ts';

let server: Server;
let url = '';
beforeEach(async () => {
  server = createServer((_, response) => {
    response.writeHead(404, { date: 'Wed, 04 Aug 2027 08:00:00 GMT' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => void server.close());

it('a server of the event is asked for its time, whatever else it says', async () => {
  const profile = { ...plainProfile(), wikimediaAccount: { apiUrl: url } };
  const time = createEventServerTime({ profile, cloudCa: undefined });
  await time.ask();
  expect(time.atLeast()).toBeGreaterThanOrEqual(Date.parse('2027-08-04T08:00:00Z'));
});

it('an event without such a server tells no time', async () => {
  const time = createEventServerTime({ profile: plainProfile(), cloudCa: undefined });
  await time.ask();
  expect(time.atLeast()).toBeUndefined();
});
