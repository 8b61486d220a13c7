import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AtDoor, createDeskDoor } from '../../electron/adapters/desks/desk-door.ts';
import type { DeskKey } from '../../electron/adapters/desks/desk-key.ts';
import { createHub } from '../../electron/adapters/desks/hub-client.ts';
import { keyId, rawKey } from '../../electron/adapters/desks/signature.ts';
import { newId } from '../../electron/adapters/node/system.ts';
import { atHub } from '../../electron/core/base/caller.ts';
import type { App, Dispatch } from '../../electron/core/base/app-types.ts';
import type { DeskRegister } from '../../electron/core/ports/desks/desk-register.ts';
import type { Hub } from '../../electron/core/ports/desks/hub.ts';
import type { Log } from '../../electron/core/ports/system.ts';
import { cutSocket } from './cut-socket.ts';

/** Where the event is at the hub. */
const PATH = '/e/test-event/desks/';
const quiet: Log = { info: () => undefined, error: () => undefined };

interface Options {
  readonly app: Pick<App, 'for'>;
  readonly event: string;
  readonly desks: DeskRegister;
  readonly port?: number;
  /** Whether the answer to this request is lost after everything was done. */
  readonly isCut?: (request: IncomingMessage) => boolean;
  /** How those who ask to be let in are counted; there is always room unless told otherwise. */
  readonly refusalOfAsking?: AtDoor['refusalOfAsking'];
  /** Whatever goes wrong at the door. */
  readonly log?: Log;
}

/** A process of a hub, as far as desks see it: the door over real HTTP in front of a core. */
export async function startDeskHub({ app, event, desks, port = 0, ...given }: Options) {
  const { isCut = () => false, log = quiet } = given;
  const { refusalOfAsking = () => Promise.resolve(undefined) } = given;
  const apps = new Map<string, Dispatch>();
  const dispatchFor = (desk: string): Dispatch => {
    const known = apps.get(desk) ?? app.for(atHub('desk', { who: `desk:${desk}`, event })).dispatch;
    apps.set(desk, known);
    return known;
  };
  const door = createDeskDoor({ desks, dispatchFor, newId, log });
  const taken: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    taken.push(`${request.method} ${path.slice(PATH.length)}`);
    if (isCut(request)) response.end = () => (cutSocket(request.socket), response);
    const rest = path.slice(PATH.length);
    void door.serve({ request, response }, { path, rest, refusalOfAsking });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is no path.
  const at = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${at}/e/test-event`,
    /** Each request that came, in order. */
    taken,
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The key of a desk, in memory. */
export function newDeskKey(): DeskKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = rawKey(publicKey);
  return { id: keyId(raw), publicKey: raw, privateKey };
}

/** Lets a desk in. */
export async function enrol(desks: DeskRegister, { id, publicKey }: DeskKey): Promise<void> {
  const asked = await desks.ask({ id, publicKey, name: 'Front desk' });
  await desks.enrol(asked?.code ?? '', 'helga');
}

/** The hub at this address as a desk has it whose clock is so many milliseconds ahead. */
export const hubAt = (url: string, key: DeskKey, aheadMs = 0): Hub =>
  createHub({
    url,
    key: () => Promise.resolve(key),
    clock: { now: () => new Date(Date.now() + aheadMs) },
    timeouts: { connectMs: 2000, requestMs: 5000 },
  });
