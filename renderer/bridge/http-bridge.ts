import { events } from '../../shared/contract/index.ts';
import { fail } from '../../shared/result.ts';
import { checkAnswer, checkPayload } from './check-answer.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { ScreenBridge } from './screen-bridge.ts';

/** What this bridge needs of a browser. */
export interface Web {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly openEvents: (url: string) => EventSource;
  readonly after: (ms: number, callback: () => void) => void;
}

const browser: Web = {
  fetch: (url, init) => globalThis.fetch(url, init),
  openEvents: (url) => new EventSource(url),
  after: (ms, callback) => void setTimeout(callback, ms),
};

/** EventSource gives up for good on an HTTP error (HTML Living Standard 9.2.3), so a new one is opened then. */
const REOPEN_MS = 3000;

/**
 * The bridge in an ordinary browser: `POST /rpc/<method>` with JSON both ways, events from `/events`. A request
 * that gets no JSON answer is `host-unreachable`.
 */
export function createHttpBridge(web: Web = browser): ScreenBridge {
  const contact = createListeners<boolean>();
  const heard = new Map(Object.keys(events).map((name) => [name, createListeners<unknown>()]));
  listen(web, heard, contact);

  const post = (method: string, input: unknown): Promise<unknown> =>
    web
      .fetch(`/rpc/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      .then((response): Promise<unknown> => response.json())
      .catch((error: unknown) => fail('host-unreachable', String(error)));

  return {
    call: async (method, input) => checkAnswer(method, await post(method, input)),
    on(event, listener) {
      const stop = heard.get(event)?.add((raw) => {
        const payload = checkPayload(event, raw);
        if (payload) listener(payload);
        else contact.tell(true);
      });
      return () => stop?.();
    },
    onContact: contact.add,
  };
}

function listen(web: Web, heard: Map<string, Listeners<unknown>>, contact: Listeners<boolean>) {
  const source = web.openEvents('/events');
  source.addEventListener('open', () => contact.tell(true));
  source.addEventListener('error', () => {
    contact.tell(false);
    if (source.readyState === source.CLOSED)
      web.after(REOPEN_MS, () => listen(web, heard, contact));
  });
  for (const [name, listeners] of heard) {
    source.addEventListener(name, (message: MessageEvent<string>) => {
      listeners.tell(readJson(message.data));
    });
  }
}

/** The JSON, or undefined where it is none; the schema then refuses it. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
