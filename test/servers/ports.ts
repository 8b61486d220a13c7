import { connect, createServer } from 'node:net';
import { once } from 'node:events';

/**
 * A TCP port of 127.0.0.1 that was free a moment ago. Somebody may take it before the caller does, so a
 * server that cannot listen is started again on another one.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** The port of a listening server's address; throws where there is none (a socket file, not listening). */
export function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** Whether something accepts connections on this port of 127.0.0.1 right now. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
