import type { RequestState } from '../../../../shared/requests/request.ts';
import { ask, type Place } from '../database/place.ts';

/** How long a request is a process' own after that was last heard of, in seconds, by the database's clock. */
export const LEASE_S = 10;
const RENEW_MS = 3000;

/** How long a process keeps what it filed and has not come to. Its memory has the clear password, nobody else's has. */
const KEEP_MS = 300_000;

/** The number goes up with every taking: what was taken before is refused from then on. */
const TAKE = `UPDATE requests SET number = number + 1, taken_by = $3, taken_until = clock_timestamp() + make_interval(secs => $4)
  WHERE event = $1 AND id = $2 AND (taken_by IS NULL OR taken_until < clock_timestamp() OR taken_by = $3) RETURNING number`;

/** One that is being written at this moment is left to the next time: to wait for it could be to wait for each other. */
const RENEW = `UPDATE requests SET taken_until = clock_timestamp() + make_interval(secs => $4)
  WHERE event = $1 AND id IN (SELECT id FROM requests WHERE event = $1 AND id = ANY ($2::text[]) AND taken_by = $3 FOR UPDATE SKIP LOCKED)`;

const GIVE = `UPDATE requests SET taken_by = NULL, taken_until = NULL WHERE event = $1 AND id = ANY ($2::text[]) AND taken_by = $3`;

/** What was taken for this process and is to be sent. */
const OWN = `SELECT id FROM requests WHERE event = $1 AND id = ANY ($2::text[]) AND taken_by = $3 AND taken_until >= clock_timestamp() AND state = 'saved'
  ORDER BY created_at, seq LIMIT $4`;

/** The requests that this process has, each with the number it was taken under. */
export type Claims = ReturnType<typeof createClaims>;

/** Takes requests of an event for this process, and says again and again that it is still there, until it is stopped. */
export function createClaims(place: Place) {
  const { event, me } = place;
  /** What a piece of work here has; undefined while the database is asked. */
  const taken = new Map<string, string | undefined>();
  /** What is taken for this process and no piece of work has yet, and until when, by the process' own count. */
  const kept = new Map<string, number>();
  /** How each request was last written that a piece of work has. */
  const written = new Map<string, RequestState>();

  const mine = (): string[] => {
    for (const [id, until] of kept) if (until < performance.now()) kept.delete(id);
    return [...taken.keys(), ...kept.keys()];
  };
  const renew = async (): Promise<void> => {
    const ids = mine();
    if (ids.length > 0) await ask(place, RENEW, [event, ids, me, LEASE_S]);
  };
  // A database that is away is asked again: until then nobody else can take anything either.
  const renewing = setInterval(() => void renew().catch(() => undefined), RENEW_MS);
  renewing.unref();

  /** What cannot be given back now runs out by itself. */
  const give = async (ids: readonly string[]): Promise<void> => {
    if (ids.length > 0) await ask(place, GIVE, [event, ids, me]).catch(() => undefined);
  };
  const keep = (id: string): void => void kept.set(id, performance.now() + KEEP_MS);

  return {
    /** The number that this request was taken under; undefined where no piece of work here has it. */
    numberOf: (id: string): string | undefined => taken.get(id),
    isTaken: (id: string): boolean => taken.has(id),

    async take(id: string): Promise<boolean> {
      if (taken.has(id)) return false;
      taken.set(id, undefined);
      try {
        const [row] = await ask(place, TAKE, [event, id, me, LEASE_S]);
        if (row) taken.set(id, String(row['number']));
        else taken.delete(id);
        kept.delete(id);
        return row !== undefined;
      } catch (error) {
        taken.delete(id);
        throw error;
      }
    },

    /** Lets go of it for good, or keeps it for this process where it is to be sent next. */
    async release(id: string): Promise<void> {
      if (!taken.delete(id)) return;
      const isNext = written.get(id) === 'saved';
      written.delete(id);
      if (isNext) keep(id);
      else await give([id]);
    },

    /**
     * What is kept for this process and no piece of work here has, the oldest first. Whoever filed it may have failed since, so that nothing but this tells
     * that it is to be sent: to the others it is not due.
     */
    async own(limit: number): Promise<string[]> {
      if (kept.size === 0 || limit <= 0) return [];
      return (await ask(place, OWN, [event, [...kept.keys()], me, limit])).map(({ id }) =>
        String(id),
      );
    },

    /** Remembers that these were filed here, and taken for this process with that. */
    filed: (ids: readonly string[]): void => ids.forEach(keep),
    wrote(id: string, state: RequestState): void {
      if (taken.has(id)) written.set(id, state);
    },

    async stop(): Promise<void> {
      clearInterval(renewing);
      await give(mine());
    },
  };
}
