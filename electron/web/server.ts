import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { largestInput } from '../../shared/contract/size-limits.ts';
import { fail } from '../../shared/result.ts';
import type { CallerApp } from '../core/base/app-types.ts';
import { answer, answerPage, answerResult } from './answer.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { createGuard, type Guard, type Verdict } from './guard.ts';
import { readJson } from './read-json.ts';
import { serveFile } from './static-files.ts';

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
  /** Hears when the browser came in by the entrance. */
  readonly entered?: () => void;
}

interface Parts {
  readonly app: CallerApp;
  readonly guard: Guard;
  readonly events: EventStream;
  readonly rendererFolder: string;
  readonly entered: () => void;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Serves the app on 127.0.0.1, for one browser of this machine: the screens, `POST /rpc/<method>` (JSON in, a
 * `Result` as JSON out) and `GET /events`. `port` 0 takes a free one. The app itself is neither started nor
 * stopped here.
 */
export async function startWebHost(
  app: CallerApp,
  { rendererFolder, port = 0, entered = () => undefined }: WebHostOptions,
): Promise<WebHost> {
  const server = createServer();
  const actualPort = await listen(server, port);
  const guard = createGuard(actualPort);
  const events = createEventStream(app.events);
  const parts = { app, guard, events, rendererFolder, entered };
  server.on('request', (request, response) => void serve(parts, { request, response }));
  const origin = `http://${loopback}:${actualPort}`;
  return {
    origin,
    entranceUrl: `${origin}/?token=${guard.token}`,
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
  server.listen(port, loopback);
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
  const { request, response } = exchange;
  const url = readTarget(request);
  if (url === undefined) return answer(response, { status: 400 });
  const verdict = parts.guard.judge(request, url);
  if (verdict.is === 'refused') return refuse(exchange, url, verdict);
  if (verdict.is === 'entering') {
    parts.entered();
    return enter(response, verdict.cookie);
  }
  if (url.pathname.startsWith(rpcPath)) return await callMethod(parts.app, url, exchange);
  if (url.pathname === eventsPath) return openEvents(parts.events, exchange);
  // A second use of the entrance, or a reload of it: the token leaves the address all the same.
  if (url.searchParams.has('token')) return enter(response);
  await serveFile(parts.rendererFolder, url.pathname, exchange);
}

/** The request's target in origin form (RFC 9112 3.2.1); the host is judged from its header, not from here. */
function readTarget({ url = '' }: IncomingMessage): URL | undefined {
  return url.startsWith('/') ? (URL.parse(`http://lanyard.invalid${url}`) ?? undefined) : undefined;
}

function enter(response: ServerResponse, cookie?: string): void {
  answer(response, {
    status: 303,
    headers: { Location: '/', ...(cookie && { 'Set-Cookie': cookie }) },
  });
}

function refuse({ response }: Exchange, url: URL, verdict: Verdict & { is: 'refused' }): void {
  if (url.pathname.startsWith(rpcPath) || url.pathname === eventsPath) {
    answerResult(response, verdict.status, fail('not-allowed', `Refused: ${verdict.why}.`));
    return;
  }
  answerPage(response, verdict.status, [
    'Open Lanyard from its own window',
    `This door stays closed because ${verdict.why}.`,
    'Close this page and use the window that Lanyard opened. If it is gone, run <code>npm start</code> again.',
  ]);
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
