import { createHash, randomBytes } from 'node:crypto';
import { type HubRole, hubRoles } from '../../../../shared/domain/hub-session.ts';
import { MOST_SESSIONS } from '../../../../shared/desks/sessions.ts';
import type { SessionRegister } from '../../../core/ports/desks/session-register.ts';
import type { NoteIn } from '../audit/trail.ts';
import { databaseFailure } from '../database/connection.ts';
import type { Asking } from '../database/place.ts';
import type { Pool } from '../database/pool.ts';
import { transaction } from '../database/transaction.ts';

/** Whom a session is for. */
export interface SessionOf {
  readonly event: string;
  readonly role: string;
  /** In whose name things are filed; no two people share it. */
  readonly who: string;
  /** As screens call them; empty for who has told no name. */
  readonly name: string;
}

/** A session that is good now. */
export interface LiveSession extends SessionOf {
  /** Names it where it is listed, and lets nobody in. */
  readonly ref: string;
}

/** A session that makes a call; `number` is that of the call, from 1, in this minute. */
export interface CallingSession extends LiveSession {
  readonly number: number;
}

/** A session as it is found; `stale`: its last use was noted more than a minute ago. */
interface Known extends LiveSession {
  readonly stale: boolean;
}

/** One of those that are good now, as an operator reads it. Times are ISO 8601 in UTC. */
export interface ListedSession extends LiveSession {
  readonly madeAt: string;
  readonly usedAt: string;
}

/** How long a session lasts, in seconds: without a call, and at all. */
export interface Lifetime {
  readonly idleSeconds: number;
  readonly seconds: number;
}

/** What a browser keeps while it is away at the identity provider, as far as the hub has to remember it. */
export interface Flow {
  readonly event: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Tells of a session, by the role that it is of, in the transaction that does something to it: both are done, or neither is. */
export type TellRole = (client: Asking, role: string) => Promise<void>;

/** What stands in the database as a role was written by `begin`, which every hub gives one of these; a newer hub may have known more. */
const roleOf = (text: string | undefined): HubRole | undefined =>
  hubRoles.find((role) => role === text);

/** Tells the audit trail of each session that was ended, and by whom. */
export const toldAsEnded =
  (noteIn: NoteIn, by: string): TellRole =>
  async (client, text) => {
    const role = roleOf(text);
    if (role) await noteIn(client, { event: 'session-ended', role }, by);
  };

/** A newcomer may have taken down so many links; the oldest ends with the next. */
const MOST_LINKS = 5;
/** In seconds: nobody needs longer at the identity provider. */
const FLOW_SECONDS = 600;

/** 256 bits, as 43 letters that stand in cookies and addresses. */
const secret = (): string => randomBytes(32).toString('base64url');
const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);
/** Nobody can guess 256 bits, so that a plain hash is as good as a slow one. */
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const LIVE = `ends_at > now() AND used_at + idle_seconds * interval '1 second' > now()`;

const FOUND = `SELECT ref, event, role, who, name, used_at < now() - interval '1 minute' AS stale
  FROM hub_sessions WHERE id_hash = $1 AND event = $2 AND ${LIVE}`;

/** Both in one statement: each would cost every call a way to the database and back. It counts only where there is a session. */
const COUNTED = `WITH found AS (${FOUND}),
  counted AS (INSERT INTO hub_limits AS old
    SELECT 'calls ' || ref, floor(extract(epoch FROM now()) / 60)::bigint, 60, 1 FROM found
    ON CONFLICT (key, slot) DO UPDATE SET count = old.count + 1 RETURNING count)
  SELECT found.*, counted.count AS number FROM found, counted`;

/**
 * Who is let in, in the tables of a hub's database and nowhere else, so that every process of the hub knows the same. Throws
 * `AppError('storage-failed')` where the database does not answer: then nobody is known.
 */
export function createSessions(pool: Pool) {
  const ask = async <Row extends object>(
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> => {
    try {
      return (await pool.query<Row>(text, [...values])).rows;
    } catch (error) {
      throw databaseFailure(error);
    }
  };

  const known = async <Row extends Known>(sql: string, id: string, event: string) =>
    isSecret(id) ? (await ask<Row>(sql, [hashOf(id), event]))[0] : undefined;
  const used = async (found: Known | undefined): Promise<LiveSession | undefined> => {
    if (!found) return undefined;
    const { ref, event, role, who, name, stale } = found;
    // Once a minute: a write for each call would be most of what the database does.
    if (stale) await ask('UPDATE hub_sessions SET used_at = now() WHERE ref = $1', [ref]);
    return { ref, event, role, who, name };
  };

  return {
    /** Begins one, always with a new id: whatever id a browser brought before lets nobody in any more. Answers the id. */
    async begin({ event, role, who, name }: SessionOf, last: Lifetime, old = ''): Promise<string> {
      const id = secret();
      const { idleSeconds, seconds } = last;
      const values = [hashOf(id), event, role, who, name, idleSeconds, seconds];
      await transaction(pool, async (client) => {
        if (isSecret(old)) {
          await client.query('DELETE FROM hub_sessions WHERE id_hash = $1', [hashOf(old)]);
        }
        await client.query(
          `INSERT INTO hub_sessions (id_hash, event, role, who, name, idle_seconds, ends_at)
           VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 second')`,
          values,
        );
      });
      return id;
    },

    /** Whose id this is, and that it is used now; undefined where it is nobody's, of another event, or has ended. */
    use: async (id: string, event: string): Promise<LiveSession | undefined> =>
      used(await known<Known>(FOUND, id, event)),

    /** As `use`, for a call: also the number of the call among all of this session in this minute, as all processes count them. */
    async call(id: string, event: string): Promise<CallingSession | undefined> {
      const found = await known<Known & { number: number }>(COUNTED, id, event);
      const session = await used(found);
      return session && found && { ...session, number: found.number };
    },

    /** Those of these that are good no more. */
    async ended(refs: readonly string[]): Promise<readonly string[]> {
      if (refs.length === 0) return [];
      const rows = await ask<{ ref: string }>(
        `SELECT asked.ref FROM unnest($1::uuid[]) AS asked (ref)
         LEFT JOIN hub_sessions AS known ON known.ref = asked.ref AND ${LIVE} WHERE known.ref IS NULL`,
        [refs],
      );
      return rows.map(({ ref }) => ref);
    },

    async end(id: string): Promise<void> {
      if (isSecret(id)) await ask('DELETE FROM hub_sessions WHERE id_hash = $1', [hashOf(id)]);
    },

    /** Ends one of an event, as its operator asks, and the private links of whose it was; answers the role of it where there was one. */
    endListed: (ref: string, event: string, tell: TellRole): Promise<string | undefined> =>
      transaction(pool, async (client) => {
        const { rows } = await client.query<{ role: string }>(
          `WITH gone AS (DELETE FROM hub_sessions WHERE ref = $1 AND event = $2 RETURNING role, event, who),
           links AS (DELETE FROM hub_links AS link USING gone
                     WHERE link.event = gone.event AND link.who = gone.who)
           SELECT role FROM gone`,
          [ref, event],
        );
        for (const { role } of rows) await tell(client, role);
        return rows[0]?.role;
      }),

    /** Ends all that somebody has at an event, however their name is spelled, private links included; answers the role of each session that was. */
    async endAllOf(event: string, who: string, tell: TellRole): Promise<readonly string[]> {
      return transaction(pool, async (client) => {
        await client.query('DELETE FROM hub_links WHERE event = $1 AND lower(who) = lower($2)', [
          event,
          who,
        ]);
        const { rows } = await client.query<{ role: string }>(
          'DELETE FROM hub_sessions WHERE event = $1 AND lower(who) = lower($2) RETURNING role',
          [event, who],
        );
        for (const { role } of rows) await tell(client, role);
        return rows.map(({ role }) => role);
      });
    },

    /** Who works at an event now, and as what: each once for each role. */
    async workers(event: string): Promise<readonly Pick<SessionOf, 'who' | 'role'>[]> {
      return ask(
        `SELECT DISTINCT who, role FROM hub_sessions
         WHERE event = $1 AND role NOT IN ('newcomer', 'returning') AND ${LIVE} ORDER BY who, role`,
        [event],
      );
    },

    /** Lets somebody be something else at an event, in all their sessions there; answers whether they were in any, and not by another process already. */
    changeRole: ({ event, who, role }: Omit<SessionOf, 'name'>, tell: TellRole): Promise<boolean> =>
      transaction(pool, async (client) => {
        const sql = `UPDATE hub_sessions SET role = $3
          WHERE event = $1 AND who = $2 AND role <> $3 RETURNING ref`;
        const { rows } = await client.query(sql, [event, who, role]);
        if (rows.length > 0) await tell(client, role);
        return rows.length > 0;
      }),

    /** Those of an event that are good now, the last used first. */
    async list(event: string): Promise<readonly ListedSession[]> {
      const rows = await ask<LiveSession & { made: Date; used: Date }>(
        `SELECT ref, event, role, who, name, made_at AS made, used_at AS used
         FROM hub_sessions WHERE event = $1 AND ${LIVE} ORDER BY used_at DESC LIMIT ${MOST_SESSIONS}`,
        [event],
      );
      return rows.map(({ made, used, ...session }) => ({
        ...session,
        madeAt: made.toISOString(),
        usedAt: used.toISOString(),
      }));
    },

    /** The secret of a link that leads its owner back to what they filed, for so many seconds. */
    async makeLink({ event, who }: Pick<SessionOf, 'event' | 'who'>, seconds: number) {
      const link = secret();
      await transaction(pool, async (client) => {
        await client.query(
          `DELETE FROM hub_links WHERE secret_hash IN (SELECT secret_hash FROM hub_links
           WHERE event = $1 AND who = $2 ORDER BY made_at DESC OFFSET ${MOST_LINKS - 1})`,
          [event, who],
        );
        await client.query(
          `INSERT INTO hub_links (secret_hash, event, who, ends_at)
           VALUES ($1, $2, $3, now() + $4 * interval '1 second')`,
          [hashOf(link), event, who, seconds],
        );
      });
      return link;
    },

    /** Whose link this is; undefined where it is nobody's, of another event, or too old. */
    async openLink(link: string, event: string): Promise<string | undefined> {
      if (!isSecret(link)) return undefined;
      const [found] = await ask<{ who: string }>(
        'SELECT who FROM hub_links WHERE secret_hash = $1 AND event = $2 AND ends_at > now()',
        [hashOf(link), event],
      );
      return found?.who;
    },

    /** Remembers a sign-in that goes by the identity provider; answers the secret that its browser keeps. */
    async beginFlow({ event, verifier, state, nonce }: Flow): Promise<string> {
      const id = secret();
      await ask(
        `INSERT INTO hub_flows (id_hash, event, verifier, state, nonce, ends_at)
         VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 second')`,
        [hashOf(id), event, verifier, state, nonce, FLOW_SECONDS],
      );
      return id;
    },

    /** The sign-in that this browser began, once; undefined where there is none, or where it took too long. */
    async endFlow(id: string, event: string): Promise<Flow | undefined> {
      if (!isSecret(id)) return undefined;
      const [flow] = await ask<Flow & { late: boolean }>(
        `DELETE FROM hub_flows WHERE id_hash = $1 AND event = $2
         RETURNING event, verifier, state, nonce, ends_at <= now() AS late`,
        [hashOf(id), event],
      );
      if (!flow || flow.late) return undefined;
      const { late: _, ...found } = flow;
      return found;
    },

    /** Takes away what has ended, and what was counted in windows that are over. */
    async tidy(): Promise<void> {
      await ask(`DELETE FROM hub_sessions WHERE NOT (${LIVE})`, []);
      await ask('DELETE FROM hub_links WHERE ends_at <= now()', []);
      await ask('DELETE FROM hub_flows WHERE ends_at <= now()', []);
      await ask(
        'DELETE FROM hub_limits WHERE (slot + 1) * seconds <= extract(epoch FROM now())',
        [],
      );
    },
  };
}

/** Who is let in at a hub. */
export type Sessions = ReturnType<typeof createSessions>;

/**
 * Those of one event.
 *
 * @param noteIn - adds to the event's audit trail
 */
export function sessionsOf(pool: Pool, event: string, noteIn: NoteIn): SessionRegister {
  const sessions = createSessions(pool);
  return {
    async list() {
      const all = await sessions.list(event);
      return all.flatMap(({ ref, role: text, who, name, madeAt, usedAt }) => {
        const role = roleOf(text);
        return role ? [{ ref, role, who, name, madeAt, usedAt }] : [];
      });
    },
    end: async (ref, by) => roleOf(await sessions.endListed(ref, event, toldAsEnded(noteIn, by))),
  };
}
