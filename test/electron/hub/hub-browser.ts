import type { HubEntry } from '../../../shared/domain/hub-session.ts';
import type { Result } from '../../../shared/result.ts';
import type { RunningHub } from '../../../electron/hub/serve.ts';
import { httpCall, type HttpAnswer } from '../web/http-call.ts';
import { EVENT } from './hub-world.ts';

/** What a hub answers, with its status. */
export interface HubAnswer extends HttpAnswer {
  readonly result: Result<Record<string, unknown>>;
}

interface Sent {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** What a browser says of a page of ours that asks. */
const headersOf = (method: string, origin: string): Record<string, string> => ({
  'Sec-Fetch-Site': 'same-origin',
  ...(method === 'POST' ? { Origin: origin, 'Content-Type': 'application/json' } : {}),
});

/** What was answered, read where it is JSON. */
function read(answer: HttpAnswer): HubAnswer {
  const isJson = answer.headers['content-type']?.startsWith('application/json') ?? false;
  const value: unknown = isJson ? JSON.parse(answer.text) : undefined;
  return { ...answer, result: value as HubAnswer['result'] }; // what the hub answers; the tests look at each
}

/** Where a hub is for browsers. */
export interface HubAddress {
  readonly config: Pick<RunningHub['config'], 'origin'>;
  /** The CA of its reverse proxy, in PEM. */
  readonly ca?: string;
}

/** A browser of a hub as far as it asks by hand: it keeps its cookie, and says where its pages are from. */
export function createHubBrowser({ config, ca }: HubAddress, event = EVENT) {
  const { origin } = config;
  const base = `${origin}/e/${event}/`;
  let cookie = '';
  const send = async (method: string, path: string, more: Sent = {}): Promise<HubAnswer> => {
    const own = cookie === '' ? {} : { Cookie: cookie };
    const headers = { ...own, ...headersOf(method, origin), ...more.headers };
    const answer = await httpCall(base + path, { ...more, method, headers, ca });
    const [set] = answer.headers['set-cookie'] ?? [];
    if (set !== undefined) cookie = set.replace(/;.*/, '');
    return read(answer);
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send('POST', path, { body: JSON.stringify(body), headers });
  return {
    base,
    origin,
    ca,
    post,
    get: (path: string, headers: Record<string, string> = {}) => send('GET', path, { headers }),
    send,
    enter: (entry: HubEntry, headers: Record<string, string> = {}) =>
      post('session', entry, headers),
    call: (method: string, input: unknown = {}) => post(`rpc/${method}`, input),
    cookie: () => cookie,
    bring(other: string): void {
      cookie = other;
    },
  };
}

/** A browser of a hub. */
export type HubBrowser = ReturnType<typeof createHubBrowser>;
