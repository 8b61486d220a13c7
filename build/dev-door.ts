import { once } from 'node:events';
import { request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { securityHeaders } from '../electron/adapters/renderer-files.ts';
import { answerResult, type Exchange } from '../electron/adapters/http/answer.ts';
import { answerPage } from '../electron/adapters/http/plain-page.ts';
import {
  entranceUrlOf,
  isEntrance,
  serveEntrance,
  showEntrance,
  type Entrance,
  type EntranceNews,
} from '../electron/web/entrance.ts';
import { createGuard, type Door as Wanted } from '../electron/web/guard.ts';
import { fail } from '../shared/result.ts';
import type { DevHost, Door } from './dev-host.ts';

const loopback = '127.0.0.1';

export interface DevDoor {
  readonly host: Pick<DevHost, 'door'>;
  /** Answers everything that is no call and no events: Vite. */
  pages(request: IncomingMessage, response: ServerResponse): void;
  /** What an inline script or style of Vite's carries. */
  readonly nonce: string;
  /** Hears who came in by the entrance, and who tried. */
  tell(news: EntranceNews): void;
}

/** Listens on 127.0.0.1; answers the port. Throws where it is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, loopback);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/**
 * Lets one browser in, by the rules of the web host itself, and answers the address to open. Calls and events go on to the host
 * as it wants them from its own page, with the session of its own entrance; the guard there is the one that ships.
 */
export function openDevDoor(server: Server, port: number, door: DevDoor): string {
  const origin = `http://${loopback}:${port}`;
  const entrance = { guard: createGuard(port), origin, tell: door.tell };
  const headers = devHeaders(door.nonce);
  server.on('request', (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const path = request.url ?? '';
    const url = path.startsWith('/') ? URL.parse(origin + path) : null;
    if (url) admit({ ...door, entrance }, url.pathname, { request, response });
    else response.writeHead(400).end();
  });
  return entranceUrlOf(entrance);
}

type Parts = DevDoor & { readonly entrance: Entrance };

function admit({ entrance, host, pages }: Parts, path: string, exchange: Exchange): void {
  const { request, response } = exchange;
  const verdict = entrance.guard.judge(request, doorTo(path));
  if (verdict.is === 'refused') refuse(exchange, verdict);
  else if (isEntrance(path)) {
    void serveEntrance(entrance, path, exchange).catch(() => response.destroy());
  } else if (isForHost(path)) {
    void host.door().then((open) => forward(exchange, open));
  } else pages(request, response);
}

function refuse(exchange: Exchange, { status, why }: { status: number; why: string }): void {
  if (status === 401) showEntrance(exchange, status);
  else {
    const words = 'Use the address that npm run dev printed. It is good for one browser. ($1)';
    void answerPage(exchange, { status, title: 'page-window', lines: () => [{ words, why }] });
  }
}

const isForHost = (path: string): boolean => path === '/events' || path.startsWith('/rpc/');

function doorTo(path: string): Wanted {
  if (isEntrance(path)) return 'entrance';
  return isForHost(path) ? 'session' : 'page';
}

/** As they ship, but for the scripts and styles that Vite writes into the page: those carry a nonce. */
const devHeaders = (nonce: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(securityHeaders).map(([name, value]) => [
      name,
      value.replace(/(script|style)-src/g, `$& 'nonce-${nonce}'`),
    ]),
  );

function forward({ request, response }: Exchange, door: Door | undefined): void {
  const refuse = (): void => {
    if (response.headersSent) response.destroy();
    else answerResult(response, 503, fail('host-unreachable', 'The host does not run.'));
  };
  if (!door) {
    refuse();
    return;
  }
  const { port, cookie, pageSecret } = door;
  const { method, url: path, headers } = request;
  const host = `${loopback}:${port}`;
  const call = ask({
    host: loopback,
    port,
    method,
    path,
    headers: {
      ...headers,
      host,
      cookie,
      authorization: `Bearer ${pageSecret}`,
      ...(headers.origin && { origin: `http://${host}` }),
    },
  });
  call.on('error', refuse);
  call.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    pipeline(answer, response, () => call.destroy());
  });
  response.once('close', () => call.destroy());
  request.pipe(call);
}
