import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWebHost, type WebHost } from '../../../electron/web/server.ts';
import { createEchoApp } from '../echo-app.ts';
import { createGuard, TOKEN_LIFE } from '../../../electron/web/guard.ts';
import type { EntranceNews } from '../../../electron/web/entrance.ts';
import { bringToken, enter, httpCall, type SessionHeaders } from './http-call.ts';

const json = { 'Content-Type': 'application/json' };

describe('the guard of the loopback host', () => {
  const app = createEchoApp();
  let folder: string;
  let host: WebHost;
  let port: string;
  let session: SessionHeaders;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanyard-guard-'));
    host = await startWebHost(app, { rendererFolder: folder });
    port = new URL(host.origin).port;
    session = await enter(host.entranceUrl);
    return async () => {
      await host.stop();
      await rm(folder, { recursive: true });
    };
  });
  beforeEach(() => void app.calls.splice(0));

  const call = async (headers: Record<string, string>): Promise<number> => {
    const url = `${host.origin}/rpc/event.current`;
    const all = { ...json, ...session, Origin: host.origin, ...headers };
    return (await httpCall(url, { method: 'POST', headers: all, body: '{}' })).status;
  };
  const read = async (headers: Record<string, string>): Promise<number> =>
    (await httpCall(`${host.origin}/no-such-page`, { headers: { ...session, ...headers } })).status;

  it('lets our own page in', async () => {
    expect(await call({})).toBe(200);
    expect(await call({ 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
  });

  it.each([
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    'LOCALHOST',
    '0.0.0.0',
    '127.1',
    'localhost.evil.example',
    '[::1]',
  ])('refuses the host %s, to which a rebound name could point', async (name) => {
    expect(await call({ Host: name })).toBe(403);
    expect(await read({ Host: name })).toBe(403);
    expect(await call({ Host: `${name}:${port}x` })).toBe(403);
    expect(await call({ Host: `${name}:${port}`, Origin: `http://${name}:${port}` })).toBe(
      name === '127.0.0.1' ? 200 : 403,
    );
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
    const headers = { ...json, ...session };
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
    const { Cookie } = session;
    expect(await call({ Cookie: Cookie.slice(0, -1) })).toBe(401);
    expect(await call({ Cookie: `${Cookie}A` })).toBe(401);
    expect(await call({ Cookie: `x${Cookie}` })).toBe(401);
  });

  it('finds its cookie among others', async () => {
    expect(await call({ Cookie: `a=b; ${session.Cookie}; c=d` })).toBe(200);
  });

  it('refuses the cookie alone, which a browser brings to any port of this machine', async () => {
    const { Authorization } = session;
    const wrong = ['', 'Bearer ', `${Authorization}A`, Authorization.slice(0, -1)];
    const likeCookie = `Bearer ${session.Cookie.split('=')[1]}`;
    for (const other of [...wrong, likeCookie, Authorization.replace('Bearer', 'Basic')]) {
      expect(await call({ Authorization: other }), other).toBe(401);
      const events = { ...session, Authorization: other };
      expect((await httpCall(`${host.origin}/events`, { headers: events })).status).toBe(401);
    }
    expect(app.calls).toEqual([]);
  });

  it('refuses the secret of the page without the cookie', async () => {
    expect(await call({ Cookie: '' })).toBe(401);
  });

  it('takes the cookie in two halves for none', async () => {
    const [name = '', value = ''] = session.Cookie.split('=');
    expect(await call({ Cookie: `${name}=${value.slice(0, 9)}; ${name}=${value.slice(9)}` })).toBe(
      401,
    );
  });

  it('tells a person without the cookie, in words, where to go', async () => {
    const page = await httpCall(`${host.origin}/`);
    expect(page.status).toBe(401);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('This browser cannot open Lanyard');
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
  let news: EntranceNews[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanyard-token-'));
    news = [];
    const tell = (one: EntranceNews): void => void news.push(one);
    host = await startWebHost(createEchoApp(), { rendererFolder: folder, tell });
    return async () => {
      await host.stop();
      await rm(folder, { recursive: true });
    };
  });

  it('has 32 random bytes, where a browser sends them to nobody', () => {
    const { hash, search } = new URL(host.entranceUrl);
    expect(Buffer.from(hash.slice(1), 'base64url')).toHaveLength(32);
    expect(search).toBe('');
  });

  it('buys a cookie that scripts cannot read and other sites cannot send, and a secret for the page', async () => {
    const { status, headers, text } = await bringToken(host.entranceUrl);
    expect(status).toBe(200);
    expect(headers['set-cookie']?.[0]).toMatch(
      /^lanyard-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    const answer: unknown = JSON.parse(text);
    expect(answer).toEqual({
      ok: true,
      value: { pageSecret: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(text).not.toContain(headers['set-cookie']?.[0]?.split(/[=;]/)[1]);
  });

  it('works once, and the terminal hears of the first and of the second', async () => {
    await bringToken(host.entranceUrl, { 'User-Agent': 'Lynx \t\u009b31m' });
    const second = await bringToken(host.entranceUrl, { 'User-Agent': 'x'.repeat(500) });
    expect(second.status).toBe(401);
    expect(second.text).toContain('has used this address');
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(news).toEqual([
      { is: 'entered', browser: expect.stringMatching(/^Lynx \?+31m$/) },
      { is: 'used', browser: 'x'.repeat(120) },
    ]);
  });

  it('is not used up by a wrong guess, another method or a foreign page', async () => {
    const { origin } = host;
    expect((await bringToken(`${origin}/enter#wrong`)).status).toBe(401);
    for (const method of ['GET', 'HEAD']) {
      const url = `${origin}/enter?token=${host.entranceUrl.split('#')[1]}`;
      expect((await httpCall(url, { method })).headers['set-cookie']).toBeUndefined();
    }
    for (const foreign of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'http://127.0.0.1:1' },
      { Origin: 'null' },
      { Host: 'evil.example' },
    ])
      expect((await bringToken(host.entranceUrl, foreign)).status).toBe(403);
    expect(news).toEqual([]);
    expect((await bringToken(host.entranceUrl)).status).toBe(200);
  });

  it.each(['{}', '[]', 'null', '"x"', '{"token":null}', '{"token":{}}', '{"token":["x"]}', '{'])(
    'is not what %s brings',
    async (body) => {
      const headers = { ...json, Origin: host.origin };
      const { status } = await httpCall(`${host.origin}/enter`, { method: 'POST', headers, body });
      expect([400, 401]).toContain(status);
      expect(news).toEqual([]);
    },
  );

  it('is asked for on a page that anybody may be led to, but not in a frame or by a script', async () => {
    const visit = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    const get = async (headers: Record<string, string>) =>
      (await httpCall(`${host.origin}/enter`, { headers })).status;
    expect(await get({ ...visit, 'Sec-Fetch-Dest': 'document' })).toBe(200);
    expect(await get({ ...visit, 'Sec-Fetch-Dest': 'iframe' })).toBe(403);
    expect(await get({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' })).toBe(403);
    expect(await get({ 'Sec-Fetch-Site': 'none' })).toBe(200);
    const page = { ...visit, 'Sec-Fetch-Dest': 'document' };
    expect((await httpCall(`${host.origin}/`, { headers: page })).status).toBe(403);
  });
});

describe('the time of a token', () => {
  it('ends, and then there is another one', () => {
    let now = 0;
    const guard = createGuard(1, () => now);
    const first = guard.token();
    now = TOKEN_LIFE + 1;
    expect(guard.enter(first)).toEqual({ is: 'late' });
    expect(guard.enter(first)).toEqual({ is: 'wrong' });
    now += TOKEN_LIFE;
    expect(guard.enter(guard.token()).is).toBe('entered');
  });

  it('does not end for who is in', () => {
    let now = 0;
    const guard = createGuard(1, () => now);
    expect(guard.enter(guard.token()).is).toBe('entered');
    now = TOKEN_LIFE * 9;
    expect(guard.enter(guard.token())).toEqual({ is: 'used' });
  });
});
