import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startWebHost, type WebHost } from '../../../electron/web/server.ts';
import { createEchoApp } from '../echo-app.ts';
import { enter, httpCall, type SessionHeaders } from './http-call.ts';
import { ambiguous } from './ambiguous-requests.ts';
import { openRaw, sayRaw, statuses } from './raw-call.ts';

const CRLF = '\r\n';
let folder: string;
let host: WebHost;
let app: ReturnType<typeof createEchoApp>;
let session: SessionHeaders;
let authority: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-attacks-'));
  await mkdir(join(folder, 'screens'));
  await writeFile(join(folder, 'screens/index.html'), '<!doctype html><title>desk</title>');
  await writeFile(join(folder, 'secret.html'), 'outside');
  app = createEchoApp();
  host = await startWebHost(app, { rendererFolder: join(folder, 'screens') });
  session = await enter(host.entranceUrl);
  authority = new URL(host.origin).host;
  return async () => {
    await host.stop();
    await rm(folder, { recursive: true });
  };
});

/** A request as bytes; `lines` come after those that our own page sends. */
const asOurPage = (start: string, ...lines: string[]): string =>
  [
    start,
    `Host: ${authority}`,
    `Cookie: ${session.Cookie}`,
    `Authorization: ${session.Authorization}`,
    `Origin: ${host.origin}`,
    'Content-Type: application/json',
    ...lines,
  ].join(CRLF);

const POST = 'POST /rpc/event.current HTTP/1.1';
/** Every answer, read or not, says what a browser may do with it. */
const isGuarded = (text: string): boolean =>
  text.includes("Content-Security-Policy: default-src 'none'") &&
  text.includes('X-Content-Type-Options: nosniff');

describe('requests that two readers could read in two ways', () => {
  it.each(ambiguous)('are refused, and the connection with them: %s', async (_name, bytes) => {
    const said = await sayRaw(host.origin, bytes(asOurPage));
    const codes = statuses(said);
    expect(codes.every((code) => code >= 400)).toBe(true);
    expect(codes.length).toBeLessThan(2);
    if (codes.length > 0) expect(isGuarded(said), said).toBe(true);
    expect(app.calls).toEqual([]);
    expect((await httpCall(`${host.origin}/`, { headers: session })).status).toBe(200);
  });

  it('that follow each other on one connection are judged one by one', async () => {
    const good = asOurPage(POST, 'Content-Length: 2', '', '{}');
    const bad = `GET /rpc/x HTTP/1.1${CRLF}Host: ${authority}${CRLF}${CRLF}`;
    expect(statuses(await sayRaw(host.origin, good + good + bad))).toEqual([200, 200, 401]);
    expect(app.calls).toHaveLength(2);
  });

  it('in the body of one that was refused are not read', async () => {
    const inner = asOurPage(POST, 'Content-Length: 2', '', '{}');
    const outer = `POST /rpc/x HTTP/1.1${CRLF}Host: evil.example${CRLF}Content-Length: ${inner.length}${CRLF}${CRLF}`;
    expect(statuses(await sayRaw(host.origin, outer + inner))).toEqual([403]);
    expect(app.calls).toEqual([]);
  });
});

describe('methods', () => {
  it.each(['OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'CONNECT'])(
    '%s does nothing and allows nothing, in or out',
    async (method) => {
      for (const path of ['/', '/rpc/event.current', '/events', '/enter', '/enter.js', '*']) {
        for (const text of [
          asOurPage(`${method} ${path} HTTP/1.1`, 'Access-Control-Request-Method: POST', '', ''),
          `${method} ${path} HTTP/1.1${CRLF}Host: ${authority}${CRLF}${CRLF}`,
        ]) {
          const said = await sayRaw(host.origin, text, 50);
          expect(
            statuses(said).every((code) => code >= 400),
            said,
          ).toBe(true);
          expect(said.toLowerCase()).not.toContain('access-control-allow');
          expect(said).not.toContain(session.Authorization);
        }
      }
      expect(app.calls).toEqual([]);
    },
  );

  it('HEAD tells the head and nothing else', async () => {
    for (const path of ['/', '/enter', '/rpc/event.current', '/events']) {
      const answer = await httpCall(host.origin + path, { method: 'HEAD', headers: session });
      expect(answer.text).toBe('');
      expect(answer.headers['content-security-policy']).toBeDefined();
    }
  });

  it('an upgrade is an ordinary request', async () => {
    const lines = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    for (const path of ['/', '/events', '/rpc/event.current']) {
      const text = `GET ${path} HTTP/1.1${CRLF}Host: ${authority}${CRLF}${[...lines, key].join(CRLF)}${CRLF}${CRLF}`;
      expect(statuses(await sayRaw(host.origin, text))).toEqual([401]);
    }
  });

  it('what is expected beside a body is not promised', async () => {
    const said = await sayRaw(
      host.origin,
      asOurPage(POST, 'Expect: magic', 'Content-Length: 2', '', '{}'),
    );
    expect(statuses(said)).toEqual([417]);
    expect(isGuarded(said)).toBe(true);
    expect(app.calls).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%252e%252e/secret.html',
    '/..\\secret.html',
    '/..%5csecret.html',
    '/screens/../../secret.html',
    '//secret.html',
    '/./../secret.html',
    '/....//secret.html',
    '/%c0%ae%c0%ae/secret.html',
    '/index.html%00.js',
    '/index.html/',
    '/.git/config',
    '/index%2ehtml',
    '/file:///etc/passwd',
    '/C:/secret.html',
    '/~/secret.html',
  ])('outside of the screens lead nowhere: %s', async (path) => {
    const text = asOurPage(`GET ${path} HTTP/1.1`, '', '');
    const said = await sayRaw(host.origin, text);
    expect(statuses(said)).toEqual([404]);
    expect(said).not.toContain('outside');
    expect(isGuarded(said)).toBe(true);
  });

  it.each([
    ['an address of 60 KB', () => asOurPage(`GET /${'a'.repeat(60_000)} HTTP/1.1`, '', '')],
    ['a header of 60 KB', () => asOurPage('GET / HTTP/1.1', `X: ${'a'.repeat(60_000)}`, '', '')],
    [
      '3,000 headers',
      () => asOurPage('GET / HTTP/1.1', ...Array<string>(3000).fill('A: b'), '', ''),
    ],
  ])('and heads have an end: %s', async (_name, text) => {
    const said = await sayRaw(host.origin, text());
    expect(statuses(said)).toEqual([431]);
    expect(isGuarded(said)).toBe(true);
  });

  it('put nothing into a header of the answer', async () => {
    for (const path of [
      '/%0d%0aSet-Cookie:%20a=b',
      '/?lang=%0d%0aSet-Cookie:%20a=b',
      '/enter%0d%0aX:y',
    ]) {
      const { headers } = await httpCall(host.origin + path, { headers: session });
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['x']).toBeUndefined();
      expect(headers.location).toBeUndefined();
    }
  });
});

describe('those who take their time', () => {
  it('over a head are cut off, and over a body too', { timeout: 120_000 }, async () => {
    const [silent, head, body] = await Promise.all([0, 1, 2].map(() => openRaw(host.origin)));
    if (!silent || !head || !body) throw new Error('no connection');
    head.write(`GET / HTTP/1.1${CRLF}Host: ${authority}${CRLF}`);
    body.write(asOurPage(POST, 'Content-Length: 100', '', '{'));
    const drip = setInterval(() => {
      head.write(`X-${Math.random()}: a${CRLF}`);
      body.write(' ');
    }, 1000);
    await Promise.all([silent.ended, head.ended, body.ended]);
    clearInterval(drip);
    expect([silent, head].map(({ said }) => statuses(said())[0] ?? 408)).toEqual([408, 408]);
    expect(isGuarded(head.said())).toBe(true);
    expect(app.calls).toEqual([]);
  });
});
