import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebHost, type WebHost } from '../../../electron/web/server.ts';
import { createEchoApp } from '../echo-app.ts';
import { enter, httpCall, type SessionHeaders } from './http-call.ts';

const json = { 'Content-Type': 'application/json' };

let rendererFolder: string;
let host: WebHost;
let session: SessionHeaders;
let app: ReturnType<typeof createEchoApp>;

beforeEach(async () => {
  rendererFolder = await mkdtemp(join(tmpdir(), 'lanyard-web-'));
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>desk</title>');
  app = createEchoApp();
  host = await startWebHost(app, { rendererFolder });
  session = await enter(host.entranceUrl);
});

afterEach(async () => {
  await host.stop();
  await rm(rendererFolder, { recursive: true });
});

const rpc = async (path: string, { body, ...more }: { body: string; [header: string]: string }) =>
  await httpCall(`${host.origin}/rpc/${path}`, {
    method: 'POST',
    headers: { ...json, Origin: host.origin, ...session, ...more },
    body,
  });

describe('the loopback host', () => {
  it('listens on the loopback address only', () => {
    expect(host.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('hands a call to the app, and its answer back', async () => {
    const answer = await rpc('names.suggest', { body: '{"username":"Jane"}' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      ok: true,
      value: { method: 'names.suggest', input: { username: 'Jane' } },
    });
  });

  it('passes method names on as they are, so that the contract alone decides', async () => {
    await rpc('to%53tring', { body: '{}' });
    expect(app.calls[0]?.method).toBe('to%53tring');
  });

  it('refuses a body of another type, which a foreign page could send without asking first', async () => {
    const answer = await rpc('names.suggest', { body: '{}', 'Content-Type': 'text/plain' });
    expect(answer.status).toBe(415);
    expect(app.calls).toEqual([]);
  });

  it('refuses a body beyond the limit, announced or not', async () => {
    const body = JSON.stringify('x'.repeat(128 * 1024));
    expect((await rpc('names.suggest', { body })).status).toBe(413);
    expect((await rpc('names.suggest', { body, 'Transfer-Encoding': 'chunked' })).status).toBe(413);
    expect(app.calls).toEqual([]);
  });

  it('takes a body just within the limit', async () => {
    const body = JSON.stringify('x'.repeat(128 * 1024 - 2));
    expect((await rpc('names.suggest', { body })).status).toBe(200);
  });

  it('has room for a roster where one is read or handed along, and only there', async () => {
    const file = Buffer.alloc(2 * 1024 * 1024, 'a').toString('base64');
    const body = JSON.stringify({ file });
    expect((await rpc('roster.plan', { body })).status).toBe(200);
    expect((await rpc('roster.submit', { body })).status).toBe(200);
    expect((await rpc('requests.submit', { body })).status).toBe(413);
    const larger = JSON.stringify({ file: file + file });
    expect((await rpc('roster.plan', { body: larger })).status).toBe(413);
  });

  it('says so when the body is not JSON', async () => {
    const answer = await rpc('names.suggest', { body: '{"username":' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('takes calls by POST only', async () => {
    const answer = await httpCall(`${host.origin}/rpc/event.current`, { headers: session });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
  });

  it('answers in words when the app throws, and lives on', async () => {
    const thrower = { ...app, dispatch: () => Promise.reject(new Error('secret detail')) };
    const other = await startWebHost(thrower, { rendererFolder });
    const headers = { ...json, Origin: other.origin, ...(await enter(other.entranceUrl)) };
    const call = () => httpCall(`${other.origin}/rpc/x`, { method: 'POST', headers, body: '{}' });
    const first = await call();
    expect(first.status).toBe(500);
    expect(first.text).not.toContain('secret detail');
    expect((await call()).status).toBe(500);
    await other.stop();
  });

  it('shows the screens once the browser is in', async () => {
    const { Cookie } = session;
    const answer = await httpCall(`${host.origin}/`, { headers: { Cookie } });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<title>desk</title>');
  });

  it('carries the security headers on every answer, refusals too', async () => {
    for (const path of ['/', '/rpc/x', '/events', '/no-such-page', '/enter', '/enter.js']) {
      const { headers } = await httpCall(host.origin + path);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  it('closes its port when it stops', async () => {
    const other = await startWebHost(app, { rendererFolder });
    await other.stop();
    await expect(httpCall(other.origin)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
