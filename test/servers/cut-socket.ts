import type { Socket } from 'node:net';

/**
 * Ends a connection as a cable that is pulled, with a reset where that is possible. Node loses a socket that is reset while it is being
 * ended (uv_tcp_close_reset answers EINVAL): it is never closed, and the process never ends.
 */
export function cutSocket(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
