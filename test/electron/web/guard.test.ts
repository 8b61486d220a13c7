import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWebHost, type WebHost } from '../../../electron/web/server.ts';
import { createEchoApp } from '../echo-app.ts';
import { enter, httpCall } from './http-call.ts';

const json = { 'Content-Type': 'application/json' };

describe('the guard of the loopback host', () => {
  const app = createEchoApp();
  let folder: string;
  let host: WebHost;
  let port: string;
  let cookie: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanyard-guard-'));
    host = await startWebHost(app, { rendererFolder: folder });
    port = new URL(host.origin).port;
    cookie = await enter(host.entranceUrl);
    return async () => {
      await host.stop();
      await rm(folder, { recursive: true });
    };
  });
  beforeEach(() => void app.calls.splice(0));

  const call = async (headers: Record<string, string>): Promise<number> => {
    const url = `${host.origin}/rpc/event.current`;
    const all = { ...json, Cookie: cookie, Origin: host.origin, ...headers };
    return (await httpCall(url, { method: 'POST', headers: all, body: '{}' })).status;
  };
  const read = async (headers: Record<string, string>): Promise<number> =>
    (await httpCall(`${host.origin}/no-such-page`, { headers: { Cookie: cookie, ...headers } }))
      .status;

  it('lets our own page in', async () => {
    expect(await call({})).toBe(200);
    expect(await call({ 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
  });

  it('lets our own page in by the name localhost', async () => {
    const local = `localhost:${port}`;
    expect(await call({ Host: local, Origin: `http://${local}` })).toBe(200);
  });

  it.each([
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.evil.example',
    '[::1]',
  ])('refuses the host %s, to which a rebound name could point', async (name) => {
    expect(await call({ Host: name })).toBe(403);
    expect(await read({ Host: name })).toBe(403);
    expect(await call({ Host: `${name}:${port}x` })).toBe(403);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:1', 'http://127.0.0.1'])(
    'refuses the origin %s, for reading too',
    async (origin) => {
      expect(await call({ Origin: origin })).toBe(403);
      expect(await read({ Origin: origin })).toBe(403);
      expect(app.calls).toEqual([]);
    },
  );

  it('refuses a call without an origin', async () => {
    const headers = { ...json, Cookie: cookie };
    const url = `${host.origin}/rpc/event.current`;
    expect((await httpCall(url, { method: 'POST', headers, body: '{}' })).status).toBe(403);
  });

  it.each(['cross-site', 'same-site'])('refuses what the browser calls %s', async (site) => {
    expect(await call({ 'Sec-Fetch-Site': site })).toBe(403);
    expect(await read({ 'Sec-Fetch-Site': site })).toBe(403);
  });

  it('lets a person type the address, but nobody post from nowhere', async () => {
    expect(await read({ 'Sec-Fetch-Site': 'none' })).toBe(404);
    expect(await call({ 'Sec-Fetch-Site': 'none' })).toBe(403);
  });

  it.each(['', 'lanyard=x', `other=1; lanyard-1=x`])('refuses the cookie "%s"', async (other) => {
    expect(await call({ Cookie: other })).toBe(401);
    expect(await read({ Cookie: other })).toBe(401);
  });

  it('refuses a cookie that is nearly right', async () => {
    expect(await call({ Cookie: cookie.slice(0, -1) })).toBe(401);
    expect(await call({ Cookie: `${cookie}A` })).toBe(401);
    expect(await call({ Cookie: `x${cookie}` })).toBe(401);
  });

  it('finds its cookie among others', async () => {
    expect(await call({ Cookie: `a=b; ${cookie}; c=d` })).toBe(200);
  });

  it('tells a person without the cookie, in words, where to go', async () => {
    const page = await httpCall(`${host.origin}/`);
    expect(page.status).toBe(401);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('Open Lanyard from its own window');
    expect(page.text).toContain('npm start');
  });

  it('refuses a call with a result that a script can read', async () => {
    const refusal = await httpCall(`${host.origin}/rpc/event.current`, {
      method: 'POST',
      body: '{}',
    });
    expect(JSON.parse(refusal.text)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });
});

describe('the one-time token', () => {
  let folder: string;
  let host: WebHost;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanyard-token-'));
    host = await startWebHost(createEchoApp(), { rendererFolder: folder });
    return async () => {
      await host.stop();
      await rm(folder, { recursive: true });
    };
  });

  it('has 32 random bytes', () => {
    const token = new URL(host.entranceUrl).searchParams.get('token') ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('buys a cookie that scripts cannot read and other sites cannot send, and leaves the address', async () => {
    const { status, headers } = await httpCall(host.entranceUrl);
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    expect(headers['set-cookie']?.[0]).toMatch(
      /^lanyard-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  it('works once', async () => {
    await enter(host.entranceUrl);
    const second = await httpCall(host.entranceUrl);
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('leaves the address again when the browser that is in comes back with it', async () => {
    const cookie = await enter(host.entranceUrl);
    const again = await httpCall(host.entranceUrl, { headers: { Cookie: cookie } });
    expect(again.status).toBe(303);
    expect(again.headers.location).toBe('/');
  });

  it('is not used up by a wrong guess, a HEAD or a foreign page', async () => {
    expect((await httpCall(`${host.origin}/?token=wrong`)).status).toBe(401);
    expect((await httpCall(host.entranceUrl, { method: 'HEAD' })).status).toBe(401);
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await httpCall(host.entranceUrl, { headers: foreign })).status).toBe(403);
    expect(await enter(host.entranceUrl)).not.toBe('');
  });
});
