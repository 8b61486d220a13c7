import { request as inClear } from 'node:http';
import { Agent, request, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingMessage } from 'node:http';

/** Where a hub is. */
export interface HubAt {
  readonly origin: string;
  /** The CA of its reverse proxy, in PEM. */
  readonly ca: string;
}

/** What a browser got. */
export interface Got {
  readonly status: number;
  readonly text: string;
}

/**
 * Whether the hub could do what it was asked; that a request of its list has failed like this is an answer. A process that slept over what came in
 * says that it came too late (RFC 9110 15.5.9: it may be asked once more).
 */
const isWell = ({ status, text: answer }: Got): boolean =>
  status < 500 &&
  status !== 408 &&
  !(answer.startsWith('{"ok":false') && answer.includes('"storage-failed"'));

/** How something is asked that does not go the usual way. */
export interface How {
  /** The connection breaks once all is sent, or once the answer begins. */
  readonly cut?: 'card-cut' | 'answer-cut' | undefined;
  /** The socket of a process, past the reverse proxy. */
  readonly socket?: string | undefined;
}

/** Long enough for what was sent to be on its way, in milliseconds. */
const SENT_MS = 5;
/** Longer than any process is asleep; a browser would wait for longer. */
const PATIENCE_MS = 60_000;

/**
 * A browser at one event of a hub as far as it asks: it keeps its cookie and its connections. What it got stands in `told`, word by word, also where
 * nobody waited for it any more.
 */
export function createClient({ origin, ca }: HubAt, event: string) {
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 2 });
  const { host } = new URL(origin);
  const told: string[] = [];
  let cookie = '';

  const optionsOf = (method: string, path: string): RequestOptions => ({
    method,
    path: `/e/${event}/${path}`,
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      Host: host,
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...(method === 'POST' ? { Origin: origin, 'Content-Type': 'application/json' } : {}),
    },
  });

  const take = (response: IncomingMessage): void => {
    const [set] = response.headers['set-cookie'] ?? [];
    if (set !== undefined) cookie = set.replace(/;.*/, '');
  };

  /** Undefined where no answer came. */
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    { body, cut, socket }: How & { readonly body?: unknown } = {},
  ): Promise<Got | undefined> => {
    const options = optionsOf(method, path);
    const call = socket
      ? inClear({ ...options, agent: false, socketPath: socket })
      : request(origin, { ...options, agent });
    const { promise, resolve } = Promise.withResolvers<IncomingMessage | undefined>();
    call.once('response', resolve).once('error', () => resolve(undefined));
    call.setTimeout(PATIENCE_MS, () => call.destroy());
    call.end(body === undefined ? undefined : JSON.stringify(body), () => {
      if (cut === 'card-cut') setTimeout(() => call.destroy(), SENT_MS);
    });
    const response = await promise;
    if (!response) return undefined;
    if (cut === 'answer-cut') return void response.destroy();
    const got = await text(response).catch(() => undefined);
    if (got === undefined) return undefined;
    take(response);
    told.push(got);
    return { status: response.statusCode ?? 0, text: got };
  };

  return {
    told,
    ask,
    base: `${origin}/e/${event}/`,
    ca,
    cookie: () => cookie,
    /** Asks until the hub answers and is well; what is asked must be the same when it is asked twice. */
    async surely(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Got> {
      let last = 'nothing';
      for (let tries = 0; tries < 300; tries += 1) {
        const got = await ask(method, path, body === undefined ? {} : { body });
        if (got && isWell(got)) return got;
        last = got ? `${got.status} ${got.text}` : 'nothing';
        await wait(200);
      }
      throw new Error(`${path}: the hub does not answer, at last ${last}`);
    },
    close: () => agent.destroy(),
  };
}

/** A browser of a hub. */
export type HubClient = ReturnType<typeof createClient>;
