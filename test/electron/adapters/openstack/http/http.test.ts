import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createHttp,
  type Http,
  type Method,
} from '../../../../../electron/adapters/openstack/http/http.ts';
import { portOf } from '../../../../servers/ports.ts';

const patient = { connectMs: 60_000, requestMs: 60_000 };
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function httpWith(timeouts = patient): Http {
  const http = createHttp({ timeouts });
  opened.push(() => http.close());
  return http;
}

async function listen(server: Server): Promise<URL> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${portOf(server.address())}/`);
}

const ask = (url: URL, method: Method = 'GET') => ({ method, url, headers: {} });

describe('createHttp', () => {
  it('keeps a connection for the next request, and opens a few for many at once', async () => {
    let connections = 0;
    let open = 0;
    let most = 0;
    const server = createServer((_, response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end('yes');
      });
    }).on('connection', () => (connections += 1));
    const url = await listen(server);
    const http = httpWith();
    for (const _ of [1, 2, 3]) expect((await http.send(ask(url))).text).toBe('yes');
    expect(connections).toBe(1);
    const replies = await Promise.all(Array.from({ length: 60 }, () => http.send(ask(url))));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    expect(most).toBeLessThanOrEqual(8);
    expect(connections).toBeLessThanOrEqual(8);
  });

  it('repeats what may be repeated where a kept connection turns out closed', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST', 'PATCH'] as const) {
      let asked = 0;
      const server = createServer((request, response) => {
        asked += 1;
        // As a server does that closes an idle connection while a request is on its way.
        if (asked === 2) request.socket.destroy();
        else response.end('yes');
      });
      const [url, http] = [await listen(server), httpWith()];
      await http.send(ask(url));
      const second = http.send(ask(url, method));
      if (method === 'POST' || method === 'PATCH') {
        await expect(second, method).rejects.toMatchObject({ code: 'ECONNRESET' });
        expect(asked, method).toBe(2);
      } else {
        expect((await second).text, method).toBe('yes');
        expect(asked, method).toBe(3);
      }
    }
  });

  it('repeats nothing that went out on a new connection', async () => {
    let asked = 0;
    const server = createServer((request) => {
      asked += 1;
      request.socket.destroy();
    });
    const [url, http] = [await listen(server), httpWith()];
    await expect(http.send(ask(url))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(asked).toBe(1);
  });

  it('gives up a server that accepts and says nothing, and one that stops half-way', async () => {
    const silent = createServer(() => undefined);
    const halting = createServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
    });
    for (const server of [silent, halting]) {
      const [url, http] = [await listen(server), httpWith({ connectMs: 60_000, requestMs: 50 })];
      await expect(http.send(ask(url))).rejects.toMatchObject({ name: 'HttpTimeout' });
    }
  });

  it('gives up a TLS handshake that nobody answers', async () => {
    const server = createTcpServer((socket) => opened.push(() => socket.destroy()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    opened.push(() => server.close());
    const url = new URL(`https://127.0.0.1:${portOf(server.address())}/`);
    const http = httpWith({ connectMs: 50, requestMs: 60_000 });
    await expect(http.send(ask(url))).rejects.toMatchObject({
      name: 'HttpTimeout',
      message: 'No connection in 50 ms',
    });
  });

  it('says that an answer was cut off', async () => {
    const server = createServer((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    });
    const [url, http] = [await listen(server), httpWith()];
    await expect(http.send(ask(url))).rejects.toThrow(/aborted|ECONNRESET/);
  });

  it('reads what thousands of assignments take, and nothing that is longer', async () => {
    const most = 8 * 1024 * 1024;
    let length = most;
    const server = createServer((_, response) => response.end(Buffer.alloc(length, ' ')));
    const [url, http] = [await listen(server), httpWith()];
    const read = async () => (await http.send(ask(url))).text.length;
    expect(await read()).toBe(most);
    length += 1;
    await expect(read()).rejects.toMatchObject({ name: 'ReplyTooLong' });
  });

  it('follows no redirect', async () => {
    const elsewhere = createServer(() => expect.unreachable('The token went elsewhere'));
    const target = await listen(elsewhere);
    const server = createServer((_, response) => {
      response.writeHead(307, { location: target.href });
      response.end();
    });
    const [url, http] = [await listen(server), httpWith()];
    expect((await http.send(ask(url))).status).toBe(307);
  });
});
