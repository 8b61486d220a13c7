import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { portOf } from '../servers/ports.ts';

/** A server of 127.0.0.1 that says what it is told to, whatever it hears. */
export interface ScriptedServer {
  readonly port: number;
  /** Everything that clients sent. */
  received(): Buffer;
  stop(): Promise<void>;
}

/** Each bytes from a client are answered by the next line of the script; after the last, by silence. */
export async function startScriptedServer(script: readonly Buffer[]): Promise<ScriptedServer> {
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const lines = script.values();
    sockets.add(socket);
    socket.on('error', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      seen.push(bytes);
      const { value } = lines.next();
      if (value) socket.write(value);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    received: () => Buffer.concat(seen),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
