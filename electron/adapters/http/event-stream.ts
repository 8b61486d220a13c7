import type { ServerResponse } from 'node:http';
import { events as eventSchemas, isEvent } from '../../../shared/contract/index.ts';
import type { EventBus } from '../../core/ports/system.ts';
import { securityHeaders } from '../renderer-files.ts';

/** A page that reads nothing for this long a queue is cut off; it reconnects and asks afresh. */
const mostUnread = 1024 * 1024;
/** Keeps the line visibly alive, in milliseconds. */
const heartbeat = 15_000;
/** How long a page has to read the rest of a stream that has ended, in milliseconds. */
const lastRead = 5000;

export interface EventStream {
  /** Turns the response into a stream of events until its page goes away. */
  open(response: ServerResponse): void;
  close(): void;
}

/** Begins a stream of events on this response. */
export function beginStream(response: ServerResponse): void {
  // A reverse proxy that collected them would tell of nothing before it has enough (nginx' proxy_buffering).
  const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' };
  response.writeHead(200, { ...securityHeaders, ...headers });
  response.write('retry: 1000\n\n');
}

/** Tells it all that happens from now on, as one `event:` each with its payload as JSON; answers how to stop. */
function tellEvents(events: Pick<EventBus, 'on'>, tell: (text: string) => void): () => void {
  const stops = Object.keys(eventSchemas)
    .filter(isEvent)
    .map((name) => events.on(name, (payload) => tell(frame(name, payload))));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Writes to a page, or cuts it off where it reads nothing. One that has ended is told nothing more: Node would end the whole process over it. */
export function writeTo(response: ServerResponse, text: string): void {
  if (response.writableEnded || response.destroyed) return;
  response.write(text);
  if (response.writableLength > mostUnread) response.destroy();
}

/** Ends a stream. A page that reads nothing would never see the end, and is cut off. */
export function endStream(response: ServerResponse): void {
  response.end();
  const late = setTimeout(() => response.destroy(), lastRead).unref();
  response.once('close', () => clearTimeout(late));
}

/** Says nothing, so that whatever is between sees the line used. */
export const stillHere = ': still here\n\n';

/** Server-sent events (WHATWG HTML 9.2) for all pages of one caller: one `event:` per event of the contract, its payload as JSON. */
export function createEventStream(events: Pick<EventBus, 'on'>): EventStream {
  const listeners = new Set<ServerResponse>();
  const tell = (text: string): void => {
    for (const response of listeners) writeTo(response, text);
  };
  const unsubscribe = tellEvents(events, tell);
  const beat = setInterval(() => tell(stillHere), heartbeat).unref();

  return {
    open(response) {
      beginStream(response);
      listeners.add(response);
      response.once('close', () => listeners.delete(response));
    },
    close() {
      clearInterval(beat);
      unsubscribe();
      for (const response of listeners) endStream(response);
      listeners.clear();
    },
  };
}

/** One event of a stream. JSON holds no line break, so one `data:` line is enough. */
export const frame = (name: string, payload: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`;
