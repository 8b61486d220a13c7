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
  const byEvent = new Map(Object.keys(events).map((name) => [name, createListeners<unknown>()]));
  listen(web, byEvent, contact);

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

function listen(web: Web, byEvent: Map<string, Listeners<unknown>>, contact: Listeners<boolean>) {
  const source = web.openEvents('/events');
  source.addEventListener('open', () => contact.publish(true));
  source.addEventListener('error', () => {
    contact.publish(false);
    if (source.readyState === source.CLOSED)
      web.after(REOPEN_MS, () => listen(web, byEvent, contact));
  });
  for (const [name, listeners] of byEvent) {
    source.addEventListener(name, (message: MessageEvent<string>) => {
      listeners.publish(readJson(message.data));
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
