import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { cutSocket } from './cut-socket.ts';
import { portOf } from './ports.ts';

/** How the client's end of a connection ends where the server does this with its own. */
async function endOf(deed: (socket: Socket) => void): Promise<unknown> {
  const server = createServer(deed);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect(portOf(server.address()), '127.0.0.1').resume();
  const end = new Promise<unknown>((resolve) => {
    client.once('error', resolve);
    client.once('close', () => resolve(undefined));
  });
  const reason = await end;
  server.close();
  await once(server, 'close');
  return reason;
}

it('cuts a connection with a reset', async () => {
  expect(await endOf(cutSocket)).toMatchObject({ code: 'ECONNRESET' });
});

it('closes one that is just being ended all the same', async () => {
  const end = await endOf((socket) => {
    socket.end();
    cutSocket(socket);
  });
  expect(end).toBeUndefined();
});
