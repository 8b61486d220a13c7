import { once } from 'node:events';
import { chmodSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { Listen } from '../config/hub-config.ts';
import { hubProblem } from '../config/hub-problem.ts';

/** Some thousand phones may come at the same moment, as when a talk ends. */
const BACKLOG = 4096;

/** Whether somebody answers at a socket, so that it is not the rest of a process that was killed. */
async function isInUse(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function makeRoom(path: string): Promise<void> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isSocket()) throw hubProblem('listen', `${path} is no socket`);
  if (found && (await isInUse(path))) {
    throw hubProblem('listen', `Another process listens at unix:${path}`);
  }
}

const inodeOf = (path: string): number | undefined =>
  statSync(path, { throwIfNoEntry: false })?.ino;

/**
 * Gives a socket the name that others know; answers how to take it away. Node removes the name that it listened at when it ends, whosever that is by
 * then: so it listened at one of its own.
 */
function publish(own: string, path: string): () => void {
  // The folder says who may go to it; a proxy runs as somebody else.
  chmodSync(own, 0o666);
  renameSync(own, path);
  const inode = inodeOf(path);
  return () => {
    if (inodeOf(path) === inode) rmSync(path, { force: true });
  };
}

const hostOf = (host: string): string => (host.includes(':') ? `[${host}]` : host);
const nameOf = (listen: Listen): string =>
  'path' in listen ? `unix:${listen.path}` : `${hostOf(listen.host)}:${listen.port}`;

/** The place that was taken, where any port would do. */
function placeOf(server: Server, listen: Listen): string {
  const address = server.address();
  if ('path' in listen || address === null || typeof address === 'string') return nameOf(listen);
  return nameOf({ ...listen, port: address.port });
}

/** Where somebody listens. */
export interface Listening {
  /** With the port that was taken where 0 was asked for. */
  readonly at: string;
  /** Takes the socket away, so that nobody new finds it; nothing for a port. */
  leave(): void;
}

/** Listens. Throws `AppError('invalid-input')` where it cannot; nothing listens then. */
export async function listenAt(server: Server, listen: Listen): Promise<Listening> {
  const own = 'path' in listen ? { path: `${listen.path}.${process.pid}` } : listen;
  if ('path' in listen) await makeRoom(listen.path);
  server.listen({ ...own, backlog: BACKLOG });
  try {
    await once(server, 'listening');
    const leave =
      'path' in listen ? publish(`${listen.path}.${process.pid}`, listen.path) : () => undefined;
    return { at: placeOf(server, listen), leave };
  } catch (error) {
    // It may listen at a name of its own that could not become the one that others know.
    server.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw hubProblem('listen', `The hub cannot listen at ${nameOf(listen)}: ${code}`, error);
  }
}
