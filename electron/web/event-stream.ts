import type { ServerResponse } from 'node:http';
import { events as eventSchemas, isEvent } from '../../shared/contract/index.ts';
import type { CallerApp } from '../core/base/app-types.ts';
import { securityHeaders } from '../adapters/renderer-files.ts';

/** A page that reads nothing for this long a queue is cut off; it reconnects and asks afresh. */
const mostUnread = 1024 * 1024;
/** Keeps the line visibly alive, in milliseconds. */
const heartbeat = 15_000;

export interface EventStream {
  /** Turns the response into a stream of events until its page goes away. */
  open(response: ServerResponse): void;
  close(): void;
}

/** Server-sent events (WHATWG HTML 9.2): one `event:` per event of the contract, its payload as JSON. */
export function createEventStream(events: CallerApp['events']): EventStream {
  const listeners = new Set<ServerResponse>();

  const tell = (text: string): void => {
    for (const response of listeners) {
      response.write(text);
      if (response.writableLength > mostUnread) response.destroy();
    }
  };
  const unsubscribe = Object.keys(eventSchemas)
    .filter(isEvent)
    .map((name) => events.on(name, (payload) => tell(frame(name, payload))));
  const beat = setInterval(() => tell(': still here\n\n'), heartbeat).unref();

  return {
    open(response) {
      response.writeHead(200, { ...securityHeaders, 'Content-Type': 'text/event-stream' });
      response.write('retry: 1000\n\n');
      listeners.add(response);
      response.once('close', () => listeners.delete(response));
    },
    close() {
      clearInterval(beat);
      for (const stop of unsubscribe) stop();
      for (const response of listeners) response.end();
    },
  };
}

/** JSON holds no line break, so one `data:` line is enough. */
const frame = (name: string, payload: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`;
