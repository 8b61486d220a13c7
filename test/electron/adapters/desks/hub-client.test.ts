import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHub } from '../../../../electron/adapters/desks/hub-client.ts';
import { claimedSigner, isFresh } from '../../../../electron/adapters/desks/signature.ts';
import { fail } from '../../../../shared/result.ts';
import { newDeskKey } from '../../../servers/desk-hub.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function hubThat(answer: RequestListener, aheadMs = 0) {
  server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is no path.
  const { port } = server.address() as AddressInfo;
  const key = newDeskKey();
  return createHub({
    url: `http://127.0.0.1:${port}/e/test/`,
    key: () => Promise.resolve(key),
    clock: { now: () => new Date(Date.now() + aheadMs) },
    timeouts: { connectMs: 500, requestMs: 500 },
  });
}

const saying =
  (status: number, body: string): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end(body);

describe('a desk’s hub over HTTP', () => {
  it('is called by its own clock once it has said that the desk’s is wrong, and no second time', async () => {
    let refused = 0;
    const hub = await hubThat((request, response) => {
      const by = claimedSigner(request.headers);
      const now = new Date();
      if (by && isFresh(by, now)) return void response.end('{"ok":true,"value":{}}');
      refused += 1;
      response.writeHead(401).end(JSON.stringify({ why: 'clock', now: now.toISOString() }));
    }, 3 * 3_600_000);
    await hub.probe();
    await hub.probe();
    expect(refused).toBe(1);
  });

  it('is not asked for ever where it takes no time for right', async () => {
    const hub = await hubThat(saying(401, '{"why":"clock","now":"2027-08-04T08:00:00Z"}'));
    await expect(hub.probe()).rejects.toMatchObject({ code: 'hub-garbled' });
  });

  it.each([
    ['hub-garbled', 200, '<html>Log in to the venue</html>'],
    ['hub-garbled', 401, '{"why":"weather"}'],
    ['hub-busy', 429, ''],
    ['hub-busy', 429, error('internal')],
    ['hub-busy', 503, ''],
    ['hub-busy', 502, '<html>'],
    ['desk-not-enrolled', 401, '{"why":"unknown-desk","now":""}'],
    ['asked-otherwise', 409, error('asked-otherwise')],
    ['hub-refused', 422, error('a-code-of-a-newer-hub')],
  ])('says %s for %d', async (code, status, body) => {
    const hub = await hubThat(saying(status, body));
    await expect(hub.handIn(randomUUID(), '{}')).rejects.toMatchObject({ code });
  });

  it('tells for how long nobody is let ask where it has counted too many', async () => {
    const result = fail('hub-too-often', 'Tried too often', { params: ['60'] });
    const hub = await hubThat(saying(429, JSON.stringify(result)));
    const told = { code: 'hub-too-often', params: ['60'] };
    await expect(hub.askIn('Front desk')).rejects.toMatchObject(told);
  });

  it('is given up where it is silent, or its answer has no end', async () => {
    const silent = await hubThat(() => undefined);
    await expect(silent.probe()).rejects.toMatchObject({ code: 'hub-timeout' });
    server.closeAllConnections();
    server.close();
    const endless = await hubThat((_, response) => {
      const more = (): boolean => response.write(Buffer.alloc(1024 * 1024, 32));
      response.on('drain', more);
      more();
    });
    await expect(endless.probe()).rejects.toMatchObject({
      code: expect.stringMatching(/^hub-(garbled|timeout)$/),
    });
  });

  it('tells what it does not have from what is not there', async () => {
    const hub = await hubThat(saying(404, error('not-found')));
    expect(await hub.look(randomUUID(), '0'.repeat(64))).toBeUndefined();
    server.close();
    const other = await hubThat(saying(404, '<html>Not found</html>'));
    await expect(other.look(randomUUID(), '0'.repeat(64))).rejects.toMatchObject({
      code: 'hub-garbled',
    });
  });
});

function error(code: string): string {
  return JSON.stringify({ ok: false, error: { code, message: 'no', params: [], fields: [] } });
}
