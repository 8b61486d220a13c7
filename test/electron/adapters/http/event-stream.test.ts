import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { events } from '../../../../shared/contract/index.ts';
import { startWebHost, type WebHost } from '../../../../electron/web/server.ts';
import { createEchoApp } from '../../echo-app.ts';
import { enter, httpCall } from '../../web/http-call.ts';

const session = { needed: true, signedIn: true, bindDn: 'cn=writer' };
let app: ReturnType<typeof createEchoApp>;
let host: WebHost;

beforeEach(async () => {
  app = createEchoApp();
  host = await startWebHost(app, { rendererFolder: tmpdir() });
});
afterEach(() => host.stop());

async function listen(): Promise<IncomingMessage> {
  const headers = await enter(host.entranceUrl);
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  get(`${host.origin}/events`, { headers }, resolve);
  return await promise;
}

/** The end of a stream, which its reader sees as an error. */
async function cutOff(response: IncomingMessage): Promise<void> {
  response.on('error', () => undefined);
  await new Promise((resolve) => response.once('close', resolve));
}

describe('the event stream', () => {
  it('tells a page what happens, as it happens', async () => {
    const response = await listen();
    expect(response.headers['content-type']).toBe('text/event-stream');
    const lines = createInterface({ input: response })[Symbol.asyncIterator]();
    app.emit('session.changed', session);
    const seen: string[] = [];
    while (!seen.at(-1)?.startsWith('data:')) seen.push(String((await lines.next()).value));
    expect(seen).toEqual([
      'retry: 1000',
      '',
      'event: session.changed',
      `data: ${JSON.stringify(session)}`,
    ]);
    response.destroy();
  });

  it('subscribes to each event of the contract once, however many pages listen', async () => {
    const pages = [await listen()];
    expect(app.listeners()).toBe(Object.keys(events).length);
    for (const page of pages) page.destroy();
  });

  it('cuts off a page that reads nothing, and the host lives on', async () => {
    const response = await listen();
    const event = { ...session, bindDn: 'x'.repeat(1024 * 1024) };
    const count = 32;
    // Sent in one go, so nothing is read meanwhile; no socket buffers that much.
    for (let sent = 0; sent < count; sent += 1) app.emit('session.changed', event);
    let received = 0;
    response.on('data', (chunk: Buffer) => (received += chunk.length));
    await cutOff(response);
    expect(received).toBeLessThan(count * event.bindDn.length);
    expect((await httpCall(host.origin)).status).toBe(401);
  });

  it('ends every stream and every subscription when the host stops', async () => {
    const response = await listen();
    response.resume();
    const ended = cutOff(response);
    await host.stop();
    await ended;
    expect(app.listeners()).toBe(0);
    host = await startWebHost(app, { rendererFolder: tmpdir() });
  });

  it('is closed to a browser that was not let in', async () => {
    expect((await httpCall(`${host.origin}/events`)).status).toBe(401);
  });
});
