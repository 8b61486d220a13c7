import type { ServerResponse } from 'node:http';
import { isNewcomer } from '../../../shared/domain/hub-session.ts';
import {
  beginStream,
  endStream,
  frame,
  stillHere,
  writeTo,
} from '../../adapters/http/event-stream.ts';
import type { LiveSession } from '../../adapters/postgres/sessions/sessions.ts';
import type { Tell } from '../../core/base/app-types.ts';

/**
 * Each stream hears that it still stands once in so many ticks, which is every 15 seconds: all at once they would be a burst that calls wait for. With
 * 5,000 streams a tick writes to 84 of them, which takes about 3 ms.
 */
const TICKS = 60;
const TICK_MS = 250;
/** A browser needs one a tab; a newcomer has a phone and a laptop, with all their sessions. */
const MOST_PER_SESSION = 6;
const MOST_PER_NEWCOMER = 2;
/** The share that newcomers may have of all: the rest is for who works here. */
const FOR_NEWCOMERS = 0.8;

/** Whose stream it is. */
type Viewer = Pick<LiveSession, 'ref' | 'event' | 'role' | 'who'>;

/** For whom streams are counted together. */
const ownerOf = ({ ref, event, role, who }: Viewer): string =>
  isNewcomer(role) ? JSON.stringify([event, who]) : ref;

const mostOf = ({ role }: Viewer): number =>
  isNewcomer(role) ? MOST_PER_NEWCOMER : MOST_PER_SESSION;

interface Open {
  readonly ref: string;
  readonly owner: string;
  readonly response: ServerResponse;
  readonly tick: number;
  close(): void;
}

interface Options {
  /** At most so many at once, whoever has them. */
  readonly most: number;
  /** Which of these sessions have ended. */
  readonly ended: (refs: readonly string[]) => Promise<readonly string[]>;
}

/**
 * The event streams of a hub, each with what its own caller is told. A stream ends with its session, within 15 seconds, also where another process ended
 * that; and where the database cannot say, it goes on until it can.
 */
export function createStreams({ most, ended }: Options) {
  const streams = new Set<Open>();
  /** The same by their owners, oldest first: when a process ends, thousands come to the next one at once. */
  const owned = new Map<string, Set<Open>>();
  let tick = 0;
  let next = 0;

  const add = (one: Open): void => {
    streams.add(one);
    owned.set(one.owner, (owned.get(one.owner) ?? new Set()).add(one));
  };
  const remove = (one: Open): void => {
    streams.delete(one);
    const own = owned.get(one.owner);
    own?.delete(one);
    if (own?.size === 0) owned.delete(one.owner);
  };
  const closeAll = (which: (one: Open) => boolean): void => {
    for (const one of streams) if (which(one)) one.close();
  };
  const beat = async (): Promise<void> => {
    tick = (tick + 1) % TICKS;
    const now = [...streams].filter((one) => one.tick === tick);
    for (const { response } of now) writeTo(response, stillHere);
    const gone = new Set(await ended([...new Set(now.map(({ ref }) => ref))]));
    if (gone.size > 0) closeAll(({ ref }) => gone.has(ref));
  };
  const timer = setInterval(() => void beat().catch(() => undefined), TICK_MS).unref();

  return {
    get count(): number {
      return streams.size;
    },
    /** Whether there is room for one more of somebody who is this to the event. */
    hasRoom: (role: string): boolean =>
      streams.size < most * (isNewcomer(role) ? FOR_NEWCOMERS : 1),

    open(viewer: Viewer, listen: (tell: Tell) => () => void, response: ServerResponse): void {
      // Whoever went away while their session was looked up closes nothing any more.
      if (response.destroyed) return;
      const owner = ownerOf(viewer);
      const own = [...(owned.get(owner) ?? [])];
      if (own.length >= mostOf(viewer)) own[0]?.close();
      beginStream(response);
      const stop = listen((event, payload) => writeTo(response, frame(event, payload)));
      next = (next + 1) % TICKS;
      const letGo = (): void => {
        stop();
        remove(one);
      };
      const close = (): void => {
        letGo();
        endStream(response);
      };
      const one: Open = { ref: viewer.ref, owner, response, tick: next, close };
      add(one);
      response.once('close', letGo);
    },

    /** Ends those of one session, as when somebody signs out. */
    end: (ref: string): void => closeAll((one) => one.ref === ref),

    close(): void {
      clearInterval(timer);
      closeAll(() => true);
    },
  };
}

/** The event streams of a hub. */
export type Streams = ReturnType<typeof createStreams>;
