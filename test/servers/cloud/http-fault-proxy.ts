import { EventEmitter, once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { cutSocket } from '../cut-socket.ts';
import { portOf } from '../ports.ts';
import { createFaultPlan, isMeant, type FaultPlan } from './http-faults.ts';
import type { FaultAim, HttpFault, RequestMatch, SeenRequest } from './http-faults.ts';

/** A proxy in front of one HTTP server of 127.0.0.1, with faults that a test switches on. */
export interface HttpFaultProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Every request so far in the order it came, whatever became of it. */
  readonly requests: readonly SeenRequest[];
  /** Switches a fault on for the next request that is meant. Of several faults for the same request the first one strikes. */
  strike(fault: HttpFault, aim?: FaultAim): void;
  /** Ends every fault that has not struck yet. */
  pass(): void;
  /** Answers when the next request comes that is meant; what struck or passed it is already decided. */
  seen(match?: RequestMatch): Promise<SeenRequest>;
  count(match?: RequestMatch): number;
  /** Forgets the requests so far. */
  forget(): void;
  stop(): Promise<void>;
}

/** Changes the text of an answer on its way. */
export type Rewrite = (text: string) => string;

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Starts a proxy in front of the origin (`http://127.0.0.1:PORT`); everything passes until a fault is switched on. */
export async function startHttpFaultProxy(
  target: string,
  rewrite: Rewrite = (text) => text,
): Promise<HttpFaultProxy> {
  const plan = createFaultPlan();
  const requests: SeenRequest[] = [];
  const arrivals = new EventEmitter<{ request: [SeenRequest] }>();
  const server = createServer((incoming, response) => {
    const seen = { method: incoming.method ?? '', path: incoming.url ?? '' };
    requests.push(seen);
    const fault = plan.take(seen);
    arrivals.emit('request', seen);
    // Whoever hangs up while the server works has lost the answer; so has who asks a server that is away.
    handle({ incoming, response, target, rewrite }, fault).catch(() => {
      cutSocket(incoming.socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    ...{ requests, ...switches(plan) },
    seen: (match = {}) =>
      new Promise((resolve) => {
        const look = (seen: SeenRequest) => {
          if (!isMeant(match, seen)) return;
          arrivals.off('request', look);
          resolve(seen);
        };
        arrivals.on('request', look);
      }),
    count: (match = {}) => requests.filter((seen) => isMeant(match, seen)).length,
    forget() {
      requests.length = 0;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const switches = (plan: FaultPlan) => ({
  strike: (fault: HttpFault, aim?: FaultAim) => {
    plan.add(fault, aim);
  },
  pass: () => {
    plan.clear();
  },
});

interface Passage {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: string;
  readonly rewrite: Rewrite;
}

async function handle(passage: Passage, fault: HttpFault | undefined): Promise<void> {
  const body = await buffer(passage.incoming);
  if (fault !== undefined && strikesBefore(passage, fault)) return;
  const reply = await forward(passage, body);
  if (fault?.kind === 'double') await forward(passage, body);
  if (fault === undefined || fault.kind === 'double') send(passage.response, reply);
  else await strikeBehind(passage, fault, reply);
}

/** Whether the fault keeps the request from the server. */
function strikesBefore({ incoming, response }: Passage, fault: HttpFault): boolean {
  if (fault.kind === 'cut-before') cutSocket(incoming.socket);
  if (fault.kind === 'answer') send(response, made(fault));
  return fault.kind === 'hang' || fault.kind === 'cut-before' || fault.kind === 'answer';
}

async function strikeBehind({ incoming, response }: Passage, fault: HttpFault, reply: Reply) {
  if (fault.kind === 'cut-after') cutSocket(incoming.socket);
  if (fault.kind !== 'delay') return;
  await wait(fault.ms);
  send(response, reply);
}

/** Of a single connection, and wrong on the next one (RFC 9110, 7.6.1). */
const OF_ONE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

const endToEnd = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.has(name)));

/** The client's Host goes along, so that links in an answer lead through the proxy, too. */
async function forward({ incoming, target, rewrite }: Passage, body: Buffer): Promise<Reply> {
  const { method, url = '', headers } = incoming;
  const onward = request(`${target}${url}`, { method, headers: endToEnd(headers), agent: false });
  onward.end(body);
  const [answer]: IncomingMessage[] = await once(onward, 'response');
  if (answer === undefined) throw new Error(`${target} gave no response.`);
  const text = rewrite((await buffer(answer)).toString());
  const status = answer.statusCode ?? 502;
  return { status, headers: endToEnd(answer.headers), body: Buffer.from(text) };
}

function made({ status, headers, body }: Extract<HttpFault, { kind: 'answer' }>): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(text),
  };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}
