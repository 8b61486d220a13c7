import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../../../shared/result.ts';
import { answer, answerResult, type Exchange } from '../../adapters/http/answer.ts';
import { guardConnections, serverOptions } from '../../adapters/http/connections.ts';
import { readTarget } from '../../adapters/http/request-head.ts';
import { AppError, toWire } from '../../core/base/errors.ts';
import type { HubConfig } from '../config/hub-config.ts';
import { clientAddress, type Trusted, trustedOf } from './client-address.ts';
import { createEntries } from './entries.ts';
import { createGuard, type Door } from './guard.ts';
import type { HubEvent } from '../hub-events.ts';
import type { EventExchange, Hub } from './hub.ts';
import { listenAt } from './listen.ts';
import { noSuchPage, notLetIn, serveHome, servePage } from './pages.ts';
import { doorOf, parts, type Part } from './parts.ts';

/** Connections at once; each costs some 20 KiB. */
const MOST_CONNECTIONS = 12_000;
/** Of them, those by which nobody was let in. */
const MOST_STRANGERS = 4000;
/** Longer than a reverse proxy keeps a connection for its next request (nginx: 60 s), so that it is never the hub that ends one while something comes. */
const KEEP_ALIVE_MS = 75_000;
/** How long what is being answered has once nothing more is taken, in milliseconds. */
const LAST_ANSWERS_MS = 20_000;

/** So many times as long as it drained, a connection that rests is left to the proxy to end: on a busy machine both are late. */
const LET_GO = 3;

const options: ServerOptions = { ...serverOptions, keepAliveTimeout: KEEP_ALIVE_MS };

interface Options extends Omit<
  Hub,
  'config' | 'guard' | 'entries' | 'addressOf' | 'trust' | 'isStopping'
> {
  readonly config: HubConfig;
}

/**
 * Serves a hub's events below `/e/<event>/`: the screens, `rpc/<method>` and `events` as the web host does, and the door at `session`. TLS is the reverse
 * proxy's. The events themselves are neither started nor stopped here.
 */
export async function startHubServer({ config, ...given }: Options) {
  const server = createServer(options);
  server.maxConnections = MOST_CONNECTIONS;
  const connections = guardConnections(server, MOST_STRANGERS);
  const isTrusted: Trusted = trustedOf(config.trustedProxies);
  const { idleMinutes, hours } = config.sessions;
  const last = { idleSeconds: idleMinutes * 60, seconds: hours * 3600 };
  let isStopping = false;
  const hub: Hub = {
    ...given,
    config,
    guard: createGuard(config.origin),
    entries: createEntries({ ...given, last }),
    addressOf: (request) => clientAddress(request, isTrusted),
    trust: ({ socket }) => connections.trust(socket),
    isStopping: () => isStopping,
  };
  server.on('request', (request, response) => void serve(hub, { request, response }));
  const { at, leave } = await listenAt(server, config.listen);
  return {
    at,
    isStopping: () => isStopping,
    /**
     * Goes on answering for so many seconds, each connection for the last time, so that a proxy turns to another process by itself; then takes nothing
     * more, lets what is being answered come to its end, and ends.
     */
    async stop(drainSeconds: number): Promise<void> {
      isStopping = true;
      given.streams.close();
      // Who finds no socket asks another process; who came before is still in line, and is answered.
      leave();
      await wait(drainSeconds * 1000);
      const closed = once(server, 'close');
      takeNobody(server);
      await Promise.race([closed, wait(drainSeconds * LET_GO * 1000, undefined, { ref: false })]);
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
      await closed;
      clearTimeout(late);
      // Ends what an HTTP server does by the clock.
      server.close();
    },
  };
}

/** Stops listening. The `close` of an HTTP server would end the connections that rest as well, while a proxy may be sending its next request by one. */
const takeNobody = (server: Server): void => void NetServer.prototype.close.call(server);

/** The last resort: whatever goes wrong, somebody gets an answer and the hub lives on. */
async function serve(hub: Hub, exchange: Exchange): Promise<void> {
  const { response } = exchange;
  if (hub.isStopping()) response.shouldKeepAlive = false;
  try {
    await route(hub, exchange);
  } catch (error) {
    answerFailure(hub, response, error);
  }
}

/** What is expected, as a database that is away, passes by itself: a proxy may ask another process (503), and whoever looks after the hub reads of nothing to mend. */
function answerFailure({ log, newId }: Hub, response: Exchange['response'], error: unknown): void {
  const logId = newId();
  const isExpected = error instanceof AppError;
  if (!isExpected) log.error('request-failed', error, { logId });
  if (response.headersSent) response.destroy();
  else answerResult(response, isExpected ? 503 : 500, toWire(error, logId));
}

/** `/e/<event>` and what follows it. */
const ofEvent = /^\/e\/(?<id>[a-z0-9][a-z0-9-]{0,62})(?<rest>\/.*)?$/;

/** Where a path leads: to an event, and there to a part or a file. */
function readPlace({ pathname }: URL) {
  const { id = '', rest } = ofEvent.exec(pathname)?.groups ?? {};
  const part = rest === undefined ? undefined : doorOf(rest);
  return { id, rest, part, door: part?.door ?? ('page' satisfies Door) };
}

type Place = ReturnType<typeof readPlace>;

async function route(hub: Hub, exchange: Exchange): Promise<void> {
  const url = readTarget(exchange.request);
  if (url === undefined) return await refuse(hub, exchange, noRequest);
  const place = readPlace(url);
  const verdict = hub.guard.judge(exchange.request, place.door);
  if (verdict.is === 'refused') return await refuse(hub, exchange, verdict);
  if (url.pathname === '/') return await serveHome(hub.events, exchange);
  const event = hub.events.get(place.id);
  if (!event) return await noSuchPage(exchange);
  await serveEvent(hub, event, { place, exchange: { ...exchange, url } });
}

async function serveEvent(
  hub: Hub,
  event: HubEvent,
  { place: { rest, part }, exchange }: { readonly place: Place; readonly exchange: EventExchange },
): Promise<void> {
  const { response } = exchange;
  if (rest === undefined) {
    return answer(response, { status: 308, headers: { Location: `/e/${event.id}/` } });
  }
  measure(hub, { event: event.id, part: part?.name ?? 'page' }, response);
  if (part) await parts[part.name](hub, event, exchange);
  else await servePage(hub.rendererFolder, rest, exchange);
}

/** Notes how long it took to answer, once that is sent; a stream is no answer that takes long. */
function measure(
  { metrics }: Hub,
  labels: { readonly event: string; readonly part: Part | 'page' },
  response: Exchange['response'],
): void {
  if (labels.part === 'events') return;
  const from = performance.now();
  response.once('close', () => {
    const status = String(response.statusCode);
    metrics.request({ ...labels, status }, (performance.now() - from) / 1000);
  });
}

interface Refusal {
  readonly status: 400 | 403;
  readonly why: string;
}

const noRequest: Refusal = { status: 400, why: 'this is no request that a browser sends' };

async function refuse(hub: Hub, exchange: Exchange, { status, why }: Refusal): Promise<void> {
  const { request, response } = exchange;
  hub.metrics.refused(why);
  // Whatever else comes by this connection is not waited for.
  response.shouldKeepAlive = false;
  const isPage = request.headers['sec-fetch-dest'] === 'document';
  if (isPage) await notLetIn(exchange, status, why);
  else answerResult(response, status, fail('not-allowed', `Refused: ${why}.`));
}
