import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { portOf } from './ports.ts';

/** Bytes of an LDAP message with this operation tag and nothing in it. */
const message = (tag: number) => Buffer.from([0x30, 0x05, 0x02, 0x01, 0x01, tag, 0x00]);
const SEARCH = message(0x63);
const ADD = message(0x68);

/** Answers every request with the same bytes and remembers it. */
async function startEcho() {
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (bytes) => {
      seen.push(bytes);
      socket.write(bytes);
    });
    socket.on('error', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: portOf(server.address()), received: () => Buffer.concat(seen), stop };
}

describe('the fault proxy', () => {
  let echo: Awaited<ReturnType<typeof startEcho>>;
  let proxy: FaultProxy;
  beforeEach(async () => {
    echo = await startEcho();
    proxy = await startFaultProxy(echo.port);
  });
  afterEach(async () => {
    await proxy.stop();
    await echo.stop();
  });

  const open = async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };
  const ask = async (socket: Socket, bytes: Buffer): Promise<Buffer> => {
    socket.write(bytes);
    const [answer] = await once(socket, 'data');
    return Buffer.from(answer as Buffer); // the event's one argument
  };
  const reset = { code: 'ECONNRESET' };

  it('passes both ways, counts and shows what clients send', async () => {
    const tapped: Buffer[] = [];
    proxy.tap((bytes) => tapped.push(bytes));
    const socket = await open();
    expect(await ask(socket, ADD)).toEqual(ADD);
    expect(proxy.counts).toMatchObject({ connections: 1, clientBytes: ADD.length });
    expect(Buffer.concat(tapped)).toEqual(ADD);
    socket.destroy();
  });

  it('cuts before the request it waits for, once; the server never sees it', async () => {
    proxy.cutBeforeRequest({ at: 'add' });
    const socket = await open();
    await ask(socket, SEARCH);
    await expect(ask(socket, ADD)).rejects.toMatchObject(reset);
    expect(echo.received()).toEqual(SEARCH);
    const again = await open();
    expect(await ask(again, ADD)).toEqual(ADD);
    again.destroy();
  });

  it('cuts behind the request: the server has it, the client knows nothing', async () => {
    proxy.cutDuringRequest({ at: 'add' });
    const socket = await open();
    await expect(ask(socket, ADD)).rejects.toMatchObject(reset);
    await expect.poll(() => echo.received()).toEqual(ADD);
  });

  it('keeps an answer back and the connection open', async () => {
    proxy.swallowAnswer({ at: 'add' });
    const silent = await open();
    const heard: Buffer[] = [];
    silent.on('data', (bytes) => heard.push(bytes));
    silent.write(ADD);
    const other = await open();
    expect(await ask(other, SEARCH)).toEqual(SEARCH);
    expect(heard).toEqual([]);
    expect(silent.destroyed).toBe(false);
    silent.destroy();
    other.destroy();
  });

  it('brings one answer twice', async () => {
    proxy.doubleAnswer({ at: 'add' });
    const socket = await open();
    const heard: Buffer[] = [];
    socket.on('data', (bytes) => heard.push(bytes));
    socket.write(ADD);
    await expect.poll(() => Buffer.concat(heard)).toEqual(Buffer.concat([ADD, ADD]));
    socket.destroy();
  });

  it('delivers a request and swallows its answer', async () => {
    proxy.dropAnswer({ at: 'add', times: 2 });
    for (let round = 0; round < 2; round += 1) {
      const socket = await open();
      await expect(ask(socket, ADD)).rejects.toMatchObject(reset);
    }
    expect(echo.received()).toEqual(Buffer.concat([ADD, ADD]));
    const socket = await open();
    expect(await ask(socket, ADD)).toEqual(ADD);
    socket.destroy();
  });

  it('strikes at any bytes where no request is named', async () => {
    const socket = await open();
    proxy.dropAnswer();
    await expect(ask(socket, Buffer.from('TLS'))).rejects.toMatchObject(reset);
  });

  it('delays answers and keeps their order', async () => {
    proxy.delay(40);
    const socket = await open();
    const start = performance.now();
    const answer = ask(socket, SEARCH);
    await ask(socket, ADD);
    // A timer may fire a fraction of a millisecond early.
    expect(performance.now() - start).toBeGreaterThan(38);
    expect((await answer).subarray(0, SEARCH.length)).toEqual(SEARCH);
    socket.destroy();
  });

  it('hangs: accepts, and nothing arrives on either side', async () => {
    const before = await open();
    proxy.hang();
    const socket = await open();
    socket.write(SEARCH);
    before.write(SEARCH);
    await expect.poll(() => proxy.counts.clientBytes).toBe(2 * SEARCH.length);
    expect(echo.received()).toHaveLength(0);
    await proxy.pass();
    expect(await ask(socket, ADD)).toEqual(ADD);
    expect(echo.received()).toEqual(ADD);
    for (const one of [before, socket]) one.destroy();
  });

  it('refuses as a server that is down, and comes back at the same port', async () => {
    const before = await open();
    await ask(before, SEARCH);
    const cut = once(before, 'error');
    await proxy.refuse();
    expect(await cut).toMatchObject([reset]);
    await expect(open()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.pass();
    const socket = await open();
    expect(await ask(socket, ADD)).toEqual(ADD);
    socket.destroy();
  });
});
