import { Agent as HttpAgent, request as httpRequest, type ClientRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpRequest {
  readonly method: Method;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface HttpOptions {
  /** CAs in PEM instead of the system's; undefined for the system's. */
  readonly ca?: string | undefined;
  readonly timeouts: { readonly connectMs: number; readonly requestMs: number };
}

/** Requests over a few connections that are kept. Throws what Node throws, `HttpTimeout` and `ReplyTooLong`. */
export interface Http {
  send(request: HttpRequest): Promise<HttpReply>;
  close(): void;
}

export class HttpTimeout extends Error {
  override readonly name = 'HttpTimeout';
}

export class ReplyTooLong extends Error {
  override readonly name = 'ReplyTooLong';
}

/** At most so many requests at once to one server; the others wait their turn. */
const CONNECTIONS = 8;
/** Common servers drop a connection that was idle for five seconds; ours are given up before. */
const IDLE_MS = 4000;
/** Thousands of role assignments take a few MiB. */
const LONGEST_REPLY = 8 * 1024 * 1024;

/** A POST that was lost may have been carried out; PATCH is no better (RFC 9110 section 9.2.2). */
const repeatable: ReadonlySet<Method> = new Set(['GET', 'PUT', 'DELETE']);

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer; // no encoding is set, so chunks are bytes
    length += bytes.length;
    if (length > LONGEST_REPLY) throw new ReplyTooLong('The reply has no end');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Ends the call when its socket takes too long to connect, or the whole takes too long. Answers how to call that off. */
function limitTime(
  call: ClientRequest,
  timeouts: HttpOptions['timeouts'],
  fail: (error: HttpTimeout) => void,
): () => void {
  const timers: NodeJS.Timeout[] = [];
  const within = (ms: number, stage: string) => {
    const timer = setTimeout(() => fail(new HttpTimeout(`No ${stage} in ${ms} ms`)), ms);
    timers.push(timer);
    return timer;
  };
  // A call that waits for its turn has no socket yet, and its time has not begun.
  call.once('socket', (socket: Socket) => {
    within(timeouts.requestMs, 'answer');
    if (!socket.connecting) return;
    const connecting = within(timeouts.connectMs, 'connection');
    const connected = 'encrypted' in socket ? 'secureConnect' : 'connect';
    socket.once(connected, () => clearTimeout(connecting));
  });
  return () => timers.forEach((timer) => clearTimeout(timer));
}

type Agents = Readonly<Record<string, HttpAgent | HttpsAgent>>;

interface Exchange {
  readonly agents: Agents;
  readonly timeouts: HttpOptions['timeouts'];
}

/** A connection that the server closed while it lay idle: the request was not read. */
class StaleConnection extends Error {
  override readonly name = 'StaleConnection';
}

function exchange(request: HttpRequest, { agents, timeouts }: Exchange): Promise<HttpReply> {
  const { url, method, headers, body } = request;
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const call = open(url, { method, headers, agent: agents[url.protocol] });
    const stopClock = limitTime(call, timeouts, (error) => {
      reject(error);
      call.destroy(error);
    });
    call.on('error', (error) => {
      stopClock();
      reject(call.reusedSocket ? new StaleConnection(error.message, { cause: error }) : error);
    });
    call.once('response', (response) => {
      const { statusCode: status = 0, headers: replyHeaders } = response;
      readBody(response)
        .then((text) => resolve({ status, headers: replyHeaders, text }), reject)
        .finally(stopClock);
    });
    call.end(body);
  });
}

function agentsFor(ca: string | undefined, keepAlive: boolean): Agents {
  const options = {
    keepAlive,
    maxSockets: CONNECTIONS,
    ...(keepAlive ? { timeout: IDLE_MS } : {}),
  };
  return {
    'http:': new HttpAgent(options),
    'https:': new HttpsAgent({ ...options, ...(ca === undefined ? {} : { ca }) }),
  };
}

/**
 * HTTP for one cloud: own CA, connections kept, a limit of time to connect and for the whole. No redirect is followed, so a token
 * goes nowhere but where it was sent. A request that is safe to repeat is repeated once where its kept connection turns out closed.
 */
export function createHttp({ ca, timeouts }: HttpOptions): Http {
  const kept = { agents: agentsFor(ca, true), timeouts };
  const fresh = { agents: agentsFor(ca, false), timeouts };
  return {
    async send(request) {
      try {
        return await exchange(request, kept);
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error;
        if (!repeatable.has(request.method)) throw error.cause;
        return await exchange(request, fresh);
      }
    },
    close() {
      for (const agent of Object.values(kept.agents)) agent.destroy();
    },
  };
}
