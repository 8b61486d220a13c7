import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { portOf } from '../ports.ts';
import { startHttpFaultProxy, type HttpFaultProxy } from './http-fault-proxy.ts';

describe('a proxy before an HTTP server', () => {
  const done: string[] = [];
  let server: Server;
  let origin: string;
  let proxy: HttpFaultProxy;
  beforeAll(async () => {
    server = createServer((request, response) => {
      done.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.setHeader('content-type', 'application/json');
      if (request.method === 'DELETE') response.writeHead(204).end();
      else response.end(JSON.stringify({ host: request.headers.host, real: origin }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    origin = `http://127.0.0.1:${portOf(server.address())}`;
    proxy = await startHttpFaultProxy(origin, (text) => text.replaceAll(origin, 'elsewhere'));
  });
  afterEach(() => {
    proxy.pass();
    proxy.forget();
    done.length = 0;
  });
  afterAll(async () => {
    await proxy.stop();
    server.close();
  });

  const ask = (path: string, init: RequestInit = {}) => fetch(`${proxy.origin}${path}`, init);

  it('passes everything, rewrites answers, and leads links through itself', async () => {
    const answer = await ask('/v3?x=1', { method: 'POST', body: '{}' });
    expect(await answer.json()).toEqual({ host: new URL(proxy.origin).host, real: 'elsewhere' });
    expect((await ask('/v3', { method: 'DELETE' })).status).toBe(204);
    expect(done).toEqual(['POST /v3?x=1', 'DELETE /v3']);
    expect(proxy.requests).toEqual([
      { method: 'POST', path: '/v3?x=1' },
      { method: 'DELETE', path: '/v3' },
    ]);
    expect(proxy.count({ path: /\?x=/ })).toBe(1);
  });

  it('answers in the server’s place, as often as told, the requests meant and no others', async () => {
    const slowDown = { kind: 'answer', status: 429, headers: { 'retry-after': '7' } } as const;
    proxy.strike(
      { ...slowDown, body: { error: 'slow' } },
      { method: 'PUT', path: /quota/, times: 2 },
    );
    expect((await ask('/quota')).status).toBe(200);
    for (const _ of [1, 2]) {
      const refused = await ask('/quota', { method: 'PUT' });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
      expect(await refused.json()).toEqual({ error: 'slow' });
    }
    expect((await ask('/quota', { method: 'PUT' })).status).toBe(200);
    expect(done).toEqual(['GET /quota', 'PUT /quota']);
  });

  it('lets the first ones pass where it is told so', async () => {
    proxy.strike({ kind: 'answer', status: 503 }, { after: 1 });
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await ask('/')).status);
    expect(statuses).toEqual([200, 503, 200]);
  });

  it('cuts before the server has seen it, or when the server has answered', async () => {
    proxy.strike({ kind: 'cut-before' }, { path: /before/ });
    proxy.strike({ kind: 'cut-after' }, { path: /after/ });
    await expect(ask('/before')).rejects.toThrow();
    await expect(ask('/after')).rejects.toThrow();
    expect(done).toEqual(['GET /after']);
  });

  it('keeps a request from the server, or its answer from the client, and the connection open', async () => {
    proxy.strike({ kind: 'hang' }, { path: /hang/ });
    proxy.strike({ kind: 'swallow' }, { path: /swallow/ });
    for (const path of ['/hang', '/swallow']) {
      const impatient = new AbortController();
      const arrived = proxy.seen({ path: new RegExp(path) });
      const answer = ask(path, { signal: impatient.signal });
      expect(await arrived).toEqual({ method: 'GET', path });
      // A second way to the server and back takes longer than the first one to be done.
      await ask('/other');
      impatient.abort();
      await expect(answer).rejects.toThrow(/abort/);
    }
    expect(done.filter((request) => request !== 'GET /other')).toEqual(['GET /swallow']);
  });

  it('has a request done twice, and answers once', async () => {
    proxy.strike({ kind: 'double' }, { method: 'POST' });
    expect((await ask('/once', { method: 'POST' })).status).toBe(200);
    expect(done).toEqual(['POST /once', 'POST /once']);
    expect(proxy.count()).toBe(1);
  });

  it('answers late what the server has done at once', async () => {
    proxy.strike({ kind: 'delay', ms: 150 });
    const started = performance.now();
    expect((await ask('/')).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  });

  it('hangs up on whoever asks for a server that is away', async () => {
    const lonely = await startHttpFaultProxy('http://127.0.0.1:9');
    await expect(fetch(lonely.origin)).rejects.toThrow();
    expect(lonely.requests).toHaveLength(1);
    await lonely.stop();
  });
});
