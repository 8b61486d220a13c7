import type { Server, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { securityHeaders } from '../renderer-files.ts';

/** Connections that nobody was let in by, at a host for one browser; beyond it the oldest of them is ended. */
const MOST_STRANGERS = 400;

/**
 * Well below `MOST_STRANGERS`: so many wait to be taken at most, and are taken at once. Whoever has something to say is read
 * before as many others came after.
 */
export const BACKLOG = 128;

/** How long a request may be on its way, in milliseconds, and how large its head may be. */
export const serverOptions: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
  insecureHTTPParser: false,
  // The guard refuses it, with all the headers of an answer.
  requireHostHeader: false,
};

export interface Connections {
  /** Somebody who was let in speaks by this connection: it is not ended for others' sake. */
  trust(socket: Socket): void;
}

/** Keeps room for the browser that is in, whoever else connects; and answers what is no HTTP. */
export function guardConnections(server: Server, most = MOST_STRANGERS): Connections {
  const strangers = new Set<Socket>();
  const answering = new WeakMap<Duplex, number>();
  const count = (socket: Duplex, by: number): void =>
    void answering.set(socket, (answering.get(socket) ?? 0) + by);

  server.on('connection', (socket) => {
    strangers.add(socket);
    socket.once('close', () => strangers.delete(socket));
    const [oldest] = strangers;
    if (strangers.size > most) oldest?.destroy();
  });
  server.prependListener('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Words in the middle of another answer would be taken for a part of it.
    if (!socket.writable || (answering.get(socket) ?? 0) > 0) socket.destroy();
    else socket.end(bareAnswer(statusOf(error.code)), () => socket.destroy());
  });
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { ...securityHeaders, Connection: 'close' }).end();
  });
  return { trust: (socket) => void strangers.delete(socket) };
}

const statusOf = (code: string | undefined): string => {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout';
  return '400 Bad Request';
};

/** An answer to what could not be read, written by hand since there is no response to write it. */
const bareAnswer = (status: string): string =>
  [
    `HTTP/1.1 ${status}`,
    ...Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n');
