import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { largestInput } from '../../shared/contract/size-limits.ts';
import { fail } from '../../shared/result.ts';
import type { CallerApp } from '../core/base/app-types.ts';
import { answer, answerResult, type Exchange } from '../adapters/http/answer.ts';
import { answerPage } from '../adapters/http/plain-page.ts';
import {
  BACKLOG,
  guardConnections,
  serverOptions,
  type Connections,
} from '../adapters/http/connections.ts';
import {
  entranceUrlOf,
  isEntrance,
  serveEntrance,
  showEntrance,
  type Entrance,
  type EntranceNews,
} from './entrance.ts';
import { createEventStream, type EventStream } from '../adapters/http/event-stream.ts';
import { createGuard, type Door, type Verdict } from './guard.ts';
import { readJson } from '../adapters/http/read-json.ts';
import { readTarget } from '../adapters/http/request-head.ts';
import { serveFile } from '../adapters/http/static-files.ts';

const loopback = '127.0.0.1';
const rpcPath = '/rpc/';
const eventsPath = '/events';

export interface WebHost {
  /** Where the screens are, without the token. */
  readonly origin: string;
  /** Opens the screens in one browser, once. */
  readonly entranceUrl: string;
  stop(): Promise<void>;
}

interface WebHostOptions {
  /** The built screens. */
  readonly rendererFolder: string;
  readonly port?: number;
  /** Hears who came in by the entrance, and who tried. */
  readonly tell?: (news: EntranceNews) => void;
}

interface Parts {
  readonly app: CallerApp;
  readonly entrance: Entrance;
  readonly connections: Connections;
  readonly events: EventStream;
  readonly rendererFolder: string;
}

/**
 * Serves the app on 127.0.0.1, for one browser of this machine: the screens, `POST /rpc/<method>` (JSON in, a
 * `Result` as JSON out) and `GET /events`. `port` 0 takes a free one. The app itself is neither started nor
 * stopped here.
 */
export async function startWebHost(
  app: CallerApp,
  { rendererFolder, port = 0, tell = () => undefined }: WebHostOptions,
): Promise<WebHost> {
  const server = createServer(serverOptions);
  const connections = guardConnections(server);
  const actualPort = await listen(server, port);
  const origin = `http://${loopback}:${actualPort}`;
  const entrance = { guard: createGuard(actualPort), origin, tell };
  const events = createEventStream(app.events);
  const parts = { app, entrance, connections, events, rendererFolder };
  server.on('request', (request, response) => void serve(parts, { request, response }));
  return {
    origin,
    entranceUrl: entranceUrlOf(entrance),
    async stop() {
      events.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen({ port, host: loopback, backlog: BACKLOG });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** The last resort of this host: whatever goes wrong, the page gets an answer and the host lives on. */
async function serve(parts: Parts, exchange: Exchange): Promise<void> {
  try {
    await route(parts, exchange);
  } catch {
    if (exchange.response.headersSent) exchange.response.destroy();
    else
      answerResult(exchange.response, 500, fail('internal', 'The request could not be answered.'));
  }
}

async function route(parts: Parts, exchange: Exchange): Promise<void> {
  const { request } = exchange;
  const url = readTarget(request);
  if (url === undefined) return await refuse(exchange, '', noRequest);
  const verdict = parts.entrance.guard.judge(request, doorTo(url));
  if (verdict.is === 'refused') return await refuse(exchange, url.pathname, verdict);
  if (isEntrance(url.pathname)) return await serveEntrance(parts.entrance, url.pathname, exchange);
  parts.connections.trust(request.socket);
  if (url.pathname.startsWith(rpcPath)) return await callMethod(parts.app, url, exchange);
  if (url.pathname === eventsPath) return openEvents(parts.events, exchange);
  await serveFile(parts.rendererFolder, url.pathname, exchange);
}

const isForScripts = (path: string): boolean => path.startsWith(rpcPath) || path === eventsPath;

function doorTo({ pathname }: URL): Door {
  if (isEntrance(pathname)) return 'entrance';
  return isForScripts(pathname) ? 'session' : 'page';
}

const noRequest: Refusal = {
  is: 'refused',
  status: 400,
  why: 'this is no request that a browser sends',
};

type Refusal = Verdict & { readonly is: 'refused' };

async function refuse(exchange: Exchange, path: string, { status, why }: Refusal): Promise<void> {
  const { response } = exchange;
  // Whatever else comes by this connection is not waited for.
  response.shouldKeepAlive = false;
  if (isForScripts(path)) answerResult(response, status, fail('not-allowed', `Refused: ${why}.`));
  else if (status === 401) showEntrance(exchange, status);
  else {
    await answerPage(exchange, {
      status,
      title: 'page-window',
      lines: (say) => [{ words: say('page-window-next') }, { words: say('problem-detail'), why }],
    });
  }
}

async function callMethod(
  app: CallerApp,
  url: URL,
  { request, response }: Exchange,
): Promise<void> {
  if (request.method !== 'POST') {
    answer(response, { status: 405, headers: { Allow: 'POST' } });
    return;
  }
  const method = url.pathname.slice(rpcPath.length);
  const body = await readJson(request, largestInput(method));
  if (!body.ok) {
    answerResult(response, body.status, fail('invalid-input', body.why));
    return;
  }
  answerResult(response, 200, await app.dispatch(method, body.value));
}

function openEvents(events: EventStream, { request, response }: Exchange): void {
  if (request.method === 'GET') events.open(response);
  else answer(response, { status: 405, headers: { Allow: 'GET' } });
}
