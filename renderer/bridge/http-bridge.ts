import { events } from '../../shared/contract/index.ts';
import { fail } from '../../shared/result.ts';
import { checkAnswer, checkPayload } from './check-answer.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { readPageSecret } from './page-secret.ts';
import { readEvents } from './read-events.ts';
import type { ScreenBridge } from './screen-bridge.ts';

/** What this bridge needs of a browser. */
export interface Web {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly after: (ms: number, callback: () => void) => void;
  /** Goes with everything that is asked where the cookie alone proves no page of ours; empty at a hub, whose cookie does. */
  readonly pageSecret: string;
  /** At a hub: what stands before every path, as `/e/<event>`, and what to do once it says that nobody is signed in any more. */
  readonly hub?: { readonly base: string; readonly left: () => void };
}

const around = {
  fetch: (url: string, init: RequestInit) => globalThis.fetch(url, init),
  after: (ms: number, callback: () => void) => void setTimeout(callback, ms),
};

const browser = (): Web => ({
  ...around,
  pageSecret: readPageSecret(),
});

/** The page of an event at a hub. */
export const hubWeb = (base: string): Web => ({
  ...around,
  pageSecret: '',
  hub: { base, left: () => window.location.reload() },
});

/** Milliseconds until the events are asked for again. */
const REOPEN_MS = 1000;

type ByEvent = ReadonlyMap<string, Listeners<unknown>>;

/**
 * The bridge in an ordinary browser: `POST /rpc/<method>` with JSON both ways, events from `/events`. A request
 * that gets no JSON answer is `host-unreachable`.
 */
export function createHttpBridge(web: Web = browser()): ScreenBridge {
  const contact = createListeners<boolean>();
  const byEvent = new Map(Object.keys(events).map((name) => [name, createListeners<unknown>()]));
  listen(web, byEvent, contact);

  const post = (method: string, input: unknown): Promise<unknown> =>
    web
      .fetch(`${baseOf(web)}/rpc/${method}`, {
        method: 'POST',
        headers: { ...authorization(web), 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      .then((response): Promise<unknown> => response.json())
      .catch((error: unknown) => fail('host-unreachable', String(error)));

  return {
    async call(method, input) {
      const answer = checkAnswer(method, await post(method, input));
      if (!answer.ok && answer.error.code === 'hub-session-over') web.hub?.left();
      return answer;
    },
    on(event, listener) {
      const stop = byEvent.get(event)?.add((raw) => {
        const payload = checkPayload(event, raw);
        if (payload) listener(payload);
        else contact.publish(true);
      });
      return () => stop?.();
    },
    onContact: contact.add,
  };
}

const baseOf = ({ hub }: Web): string => hub?.base ?? '';

const authorization = ({ pageSecret }: Web): Record<string, string> =>
  pageSecret === '' ? {} : { authorization: `Bearer ${pageSecret}` };

/** Follows the events, and begins again whenever that ends. */
function listen(web: Web, byEvent: ByEvent, contact: Listeners<boolean>): void {
  follow(web, byEvent, contact)
    // A lost connection and a closed door are the same to whoever waits for events.
    .catch(() => undefined)
    .finally(() => {
      contact.publish(false);
      web.after(REOPEN_MS, () => listen(web, byEvent, contact));
    });
}

async function follow(web: Web, byEvent: ByEvent, contact: Listeners<boolean>): Promise<void> {
  const headers = authorization(web);
  const { ok, status, body } = await web.fetch(`${baseOf(web)}/events`, { headers });
  if (status === 401) web.hub?.left();
  if (!ok || body === null) return;
  contact.publish(true);
  await readEvents(body, (name, data) => byEvent.get(name)?.publish(readJson(data)));
}

/** The JSON, or undefined where it is none; the schema then refuses it. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
