import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, openDevDoor } from '../../build/dev-door.ts';
import type { Door } from '../../build/dev-host.ts';
import { startWebHost, type WebHost } from '../../electron/web/server.ts';
import { createEchoApp } from '../electron/echo-app.ts';
import { bringToken, enter, httpCall, type SessionHeaders } from '../electron/web/http-call.ts';

let app: ReturnType<typeof createEchoApp>;
let host: WebHost;
let server: Server;
let door: Door | undefined;
let origin: string;
let entranceUrl: string;
let session: SessionHeaders;
let news: string[];

beforeEach(async () => {
  app = createEchoApp();
  host = await startWebHost(app, { rendererFolder: '/nowhere' });
  const own = await enter(host.entranceUrl);
  const pageSecret = own.Authorization.replace('Bearer ', '');
  door = { port: Number(new URL(host.origin).port), cookie: own.Cookie, pageSecret };
  news = [];
  server = createServer();
  const port = await listen(server, 0);
  origin = `http://127.0.0.1:${port}`;
  entranceUrl = openDevDoor(server, port, {
    host: { door: () => Promise.resolve(door) },
    pages: (_request, response) => void response.end('a page of Vite'),
    nonce: 'once',
    tell: ({ is }) => void news.push(is),
  });
  session = await enter(entranceUrl);
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await host.stop();
});

const call = (headers: Readonly<Record<string, string>> = {}) =>
  httpCall(`${origin}/rpc/names.suggest`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin, ...session, ...headers },
    body: '{}',
  });

describe('the door of npm run dev', () => {
  it('hands a call of its page to the host, which takes it for one of its own', async () => {
    const { status, text } = await call();
    expect(status).toBe(200);
    expect(text).toContain('names.suggest');
    expect(app.calls).toHaveLength(1);
  });

  it('hands on no call that the host itself would refuse, were it there', async () => {
    expect((await call({ Cookie: '' })).status).toBe(401);
    expect((await call({ Cookie: door?.cookie ?? '' })).status).toBe(401);
    expect((await call({ Authorization: '' })).status).toBe(401);
    expect((await call({ Authorization: `Bearer ${door?.pageSecret}` })).status).toBe(401);
    expect((await call({ Origin: 'http://evil.example' })).status).toBe(403);
    expect((await call({ Host: 'evil.example' })).status).toBe(403);
    expect((await call({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(app.calls).toEqual([]);
  });

  it('shows no page and no source to anybody else, and lets in one browser', async () => {
    expect((await httpCall(`${origin}/main.tsx`)).status).toBe(401);
    expect((await bringToken(entranceUrl)).status).toBe(401);
    expect(news).toEqual(['entered', 'used']);
    const { Cookie } = session;
    const { status, text } = await httpCall(`${origin}/main.tsx`, { headers: { Cookie } });
    expect([status, text]).toEqual([200, 'a page of Vite']);
  });

  it('keeps the policy of the product, but for what carries the nonce', async () => {
    const { headers } = await httpCall(`${origin}/`, { headers: session });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'nonce-once' 'self';");
    expect(policy).toContain("style-src 'nonce-once' 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('passes events on as they happen, and lets go of the host when the page goes', async () => {
    const events = request(`${origin}/events`, { headers: session }).end();
    const [stream] = (await once(events, 'response')) as [IncomingMessage]; // what the event brings
    expect(stream.headers['content-type']).toBe('text/event-stream');
    expect(String((await once(stream, 'data'))[0])).toContain('retry');
    const listening = app.listeners();
    app.emit('vault.changed', { state: 'locked' });
    expect(String((await once(stream, 'data'))[0])).toContain('event: vault.changed');
    expect(listening).toBeGreaterThan(0);
    const left = new Promise((resolve) => stream.once('close', resolve));
    events.destroy();
    await left;
  });

  it('says that there is no host while there is none', async () => {
    door = undefined;
    const away = await call();
    expect([away.status, away.text]).toEqual([503, expect.stringContaining('host-unreachable')]);
    door = { port: 1, cookie: 'none', pageSecret: 'none' };
    expect((await call()).status).toBe(503);
  });
});
