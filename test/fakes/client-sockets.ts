import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

/** Sees every TCP connection that this process opens, in order (Node's manual: diagnostics_channel, net). */
export function watchClientSockets() {
  const sockets: Socket[] = [];
  const see = (message: unknown): void => {
    const socket = message instanceof Object && 'socket' in message ? message.socket : undefined;
    if (socket instanceof Socket) sockets.push(socket);
  };
  subscribe('net.client.socket', see);
  return {
    /** Those to this port that are still open. */
    openTo: (port: number) =>
      sockets.filter((socket) => !socket.destroyed && socket.remotePort === port),
    all: (): readonly Socket[] => sockets,
    stop: () => void unsubscribe('net.client.socket', see),
  };
}
