import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf, type DatabaseAddress } from './connection.ts';
import { createPrimary } from './primary.ts';

/** The channel on which processes tell each other that they wrote something. What it was is read from the tables. */
export const CHANNEL = 'lanyard_journal';

/** What is told: which event was written to, and by whom, so that nobody wakes up for what they did themselves. */
export const noticeOf = (event: string, me: string): string => JSON.stringify([event, me]);

/** How often it is looked whether the connection still says something, and leads to the server that takes writes, in milliseconds. */
const BEAT_MS = 5000;
/** How long to wait before the next connection, in milliseconds; up to twice as long, so that many processes do not come at once. */
const PAUSE_MS = 200;

interface Subscription {
  readonly event: string;
  readonly me: string;
  heard(): void;
}

/** Hears what others write to the events of one database. */
export interface Listener {
  /** Calls `heard` whenever another process wrote to the event, and after each connection: what was said before is not said again. Answers how to stop. */
  on(subscription: Subscription): () => void;
  close(): Promise<void>;
}

/** The event and the writer of a notice; what nobody here said is for nobody. */
function readNotice(payload: string | undefined): readonly unknown[] {
  try {
    const said: unknown = JSON.parse(payload ?? '');
    return Array.isArray(said) ? said : [];
  } catch {
    return [];
  }
}

/** Listens on a connection of its own to the server that takes writes, and on another one when that has ended or it is another server's turn. */
export function createListener(address: DatabaseAddress, name: string): Listener {
  const subscriptions = new Set<Subscription>();
  const closing = new AbortController();
  const primary = createPrimary(address, name);
  let current: pg.Client | undefined;

  const hear = (payload: string | undefined): void => {
    const [event, writer] = readNotice(payload);
    for (const one of subscriptions) if (one.event === event && one.me !== writer) one.heard();
  };

  /** Settles when the connection has ended, whichever way. */
  const listenTo = async (server: string): Promise<void> => {
    const client = new pg.Client(connectionOf(server, address, name));
    const ended = new Promise<void>((resolve) => {
      client.once('error', () => resolve());
      client.once('end', () => resolve());
    });
    let beat: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      await primary.confirm(client);
      client.on('notification', ({ payload }) => hear(payload));
      await client.query(`LISTEN ${CHANNEL}`);
      current = client;
      if (closing.signal.aborted) return;
      for (const one of subscriptions) one.heard();
      const end = (): void => void client.end().catch(() => undefined);
      const look = async (): Promise<void> => {
        await client.query('SELECT 1');
        // Where none is found now, this one may still be it.
        if ((await primary.find().catch(() => server)) !== server) end();
      };
      beat = setInterval(() => void look().catch(end), BEAT_MS);
      await ended;
    } finally {
      clearInterval(beat);
      current = undefined;
      await client.end().catch(() => undefined);
    }
  };

  const listening = (async (): Promise<void> => {
    while (!closing.signal.aborted) {
      // Not there, or not any more: once more after a pause.
      await primary
        .find()
        .then(listenTo)
        .catch(() => undefined);
      const pause = PAUSE_MS * (1 + Math.random());
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  })();

  return {
    on(subscription) {
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
    async close() {
      closing.abort();
      await current?.end().catch(() => undefined);
      await listening;
    },
  };
}
