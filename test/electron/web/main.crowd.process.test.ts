import { connect, type Socket } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enter, httpCall, type SessionHeaders } from './http-call.ts';
import { openRaw, statuses } from './raw-call.ts';
import { runWebHost, type RunningWebHost } from './run-web-host.ts';

/** Milliseconds that a call may take while others crowd the door; it takes a few where nobody does. */
const PATIENCE = 10_000;
const generous = { timeout: 180_000 };
let folder: string;
let host: RunningWebHost;
let session: SessionHeaders;
let crowd: Socket[];
let ended: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-crowd-'));
  // As many open files as a shell of old allows.
  const node = join(folder, 'node');
  const script = `#!/bin/sh\nulimit -n 1024\nexec '${process.execPath}' "$@"\n`;
  await writeFile(node, script, { mode: 0o700 });
  host = await runWebHost(['--data', join(folder, 'data')], node);
  session = await enter(host.entranceUrl);
  crowd = [];
  ended = 0;
});
afterEach(async () => {
  for (const socket of crowd) socket.destroy();
  await host.stop();
  await rm(folder, { recursive: true });
});

/** So many connections, each saying this much and then nothing. */
async function gather(count: number, text: string): Promise<void> {
  const port = Number(new URL(host.origin).port);
  const come = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(text);
        resolve();
      });
      socket.on('error', () => resolve()).once('close', () => (ended += 1));
      socket.resume();
      crowd.push(socket);
    });
  for (let i = 0; i < count; i += 250) {
    await Promise.all(Array.from({ length: Math.min(250, count - i) }, come));
  }
}

const call = () =>
  httpCall(`${host.origin}/rpc/event.current`, {
    method: 'POST',
    headers: { ...session, Origin: host.origin, 'Content-Type': 'application/json' },
    body: '{}',
  });

async function expectRoom(): Promise<void> {
  const began = performance.now();
  for (let i = 0; i < 5; i += 1) expect((await call()).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(5 * PATIENCE);
}

describe('a crowd at the door of the loopback host', generous, () => {
  it.each([
    ['1,100 that say nothing', 1100, ''],
    ['5,000 that say nothing', 5000, ''],
    ['5,000 that begin a request', 5000, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: '],
    ['5,000 that were refused', 5000, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  ])('does not shut out who is in: %s', async (_name, count, text) => {
    await gather(count, text);
    await expectRoom();
    await expect.poll(() => ended).toBeGreaterThan(count - 500);
    expect(host.printed()).toBe('');
  });

  it('does not end a stream of events that was there before', async () => {
    const { body, status } = await fetch(`${host.origin}/events`, { headers: { ...session } });
    expect(status).toBe(200);
    const reader = body?.getReader();
    await reader?.read();
    await gather(1100, '');
    const next = reader?.read().then(
      ({ done }) => done,
      () => true,
    );
    const isOver = await Promise.race([
      next,
      new Promise((resolve) => setTimeout(resolve, 300, false)),
    ]);
    expect(isOver).toBe(false);
    await reader?.cancel().catch(() => undefined);
  });

  it('does not fill the memory with a body that has no end', async () => {
    const { origin } = host;
    const { write, socket, ended: over, said } = await openRaw(origin);
    const headers = { ...session, Host: new URL(origin).host, Origin: origin };
    const lines = Object.entries({ ...headers, 'Content-Type': 'application/json' });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    write(`POST /rpc/event.current HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n`);
    const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`;
    for (let sent = 0; sent < 256 && !socket.destroyed; sent += 1) {
      if (!socket.write(chunk)) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.race([over, expect.poll(said).toContain('413')]);
    expect(statuses(said())).toEqual([413]);
    expect(host.memory()).toBeLessThan(400e6);
    await expectRoom();
    socket.destroy();
  });
});
