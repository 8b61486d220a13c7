import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tell } from '../../../../electron/core/base/app-types.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { createStreams, type Streams } from '../../../../electron/hub/http/streams.ts';
import { portOf } from '../../../servers/ports.ts';

const session = { needed: true, signedIn: true, bindDn: 'x'.repeat(64 * 1024) };
/** So many of them are more than any socket holds. */
const UNREAD = 400;

let server: Server;
let streams: Streams;
let events: ReturnType<typeof createEventBus>;
const sockets: Socket[] = [];

beforeEach(async () => {
  events = createEventBus();
  streams = createStreams({ most: 100, ended: () => Promise.resolve([]) });
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  streams.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

/** Somebody's session; two of one person are named alike and have refs of their own. */
const viewer = (role: string, ref: string, who = ref) => ({ ref, role, who, event: 'tea' });

/** As the core does it for each caller. */
const listen = (tell: Tell): (() => void) =>
  events.on('session.changed', (payload) => tell('session.changed', payload));

/** A page that asked for a stream and reads nothing of it. */
async function ask(): Promise<{ socket: Socket; response: ServerResponse }> {
  const asked = once(server, 'request');
  const socket = connect(portOf(server.address()), '127.0.0.1').pause();
  sockets.push(socket);
  socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [, response] = (await asked) as [unknown, ServerResponse]; // what the event is given
  return { socket, response };
}

/** Tells all of them, until a page that reads nothing has something left to read. */
async function fill(response: ServerResponse): Promise<void> {
  for (let sent = 0; sent < UNREAD && response.writableLength < 256 * 1024; sent += 1) {
    events.emit('session.changed', session);
    await new Promise(setImmediate);
  }
}

describe('a stream that ends while its page reads nothing', () => {
  it('is told nothing more, is not counted, and is cut off', async () => {
    const { response } = await ask();
    streams.open(viewer('helper', 'one'), listen, response);
    await fill(response);
    expect(response.writableLength).toBeGreaterThan(0);
    const failures: unknown[] = [];
    response.on('error', (error) => failures.push(error));
    streams.end('one');
    expect(streams.count).toBe(0);
    const closed = once(response, 'close');
    events.emit('session.changed', session);
    await closed;
    expect(failures).toEqual([]);
  }, 10_000);
});

it('opens no stream to a page that went away meanwhile', async () => {
  const { socket, response } = await ask();
  const gone = once(response, 'close');
  socket.destroy();
  await gone;
  streams.open(viewer('helper', 'one'), listen, response);
  expect(streams.count).toBe(0);
});

describe('room for streams', () => {
  const open = async (role: string, ref: string, who?: string): Promise<void> => {
    const { response } = await ask();
    streams.open(viewer(role, ref, who), listen, response);
  };

  it('is for two of a newcomer, however often they come in, and for a tab each of a helper', async () => {
    for (let n = 0; n < 4; n += 1)
      await open(n % 2 ? 'newcomer' : 'returning', `s${n}`, 'newcomer:1');
    expect(streams.count).toBe(2);
    for (let n = 0; n < 8; n += 1) await open('helper', 'desk');
    expect(streams.count).toBe(2 + 6);
  });

  it('is for no more of a newcomer once all of theirs were ended and they came back', async () => {
    const { response } = await ask();
    streams.open(viewer('newcomer', 'first', 'newcomer:1'), listen, response);
    const closed = once(response, 'close');
    streams.end('first');
    await open('newcomer', 'second', 'newcomer:1');
    sockets[0]?.destroy();
    await closed;
    for (let n = 0; n < 3; n += 1) await open('newcomer', 'second', 'newcomer:1');
    expect(streams.count).toBe(2);
  });

  it('is left for who works here, however many newcomers there are', async () => {
    for (let n = 0; n < 80; n += 1) await open('newcomer', `newcomer:${n}`);
    expect(['newcomer', 'returning', 'helper'].map(streams.hasRoom)).toEqual([false, false, true]);
  });
});
