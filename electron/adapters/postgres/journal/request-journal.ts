import { randomUUID } from 'node:crypto';
import { AppError } from '../../../core/base/errors.ts';
import type {
  RequestJournal,
  StoredRequest,
  Writing,
} from '../../../core/ports/request-journal.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import type { SendLedger } from '../../../core/ports/send-ledger.ts';
import { BEFORE_ALL, headMac } from '../../journal/audit-line.ts';
import { nobody, type StoredJournal, writingOf } from '../../journal/stored-journal.ts';
import { targetColumns } from '../../journal/target-digests.ts';
import { storedTrail } from '../audit/check.ts';
import { counted, type NoteIn, openTrail, type Trail } from '../audit/trail.ts';
import { storedFigures } from '../board/stored-figures.ts';
import type { Listener } from '../database/listener.ts';
import type { Pool } from '../database/pool.ts';
import {
  ask,
  call,
  inTransaction,
  type Place,
  rowsOf,
  sealFor,
  type Within,
} from '../database/place.ts';
import { storedCases } from '../shift/stored-cases.ts';
import { type Claims, createClaims } from './claims.ts';
import { createListings } from './listings.ts';
import { changeOne, conflicting, fileOne } from './writes.ts';

/** A database with the journals of several events. */
export interface JournalDatabase {
  readonly pool: Pool;
  readonly listener: Listener;
}

/** The journal of one event, which is one of several in its database. */
export interface EventJournal extends StoredJournal {
  /**
   * Takes everything about people out of this event's part: requests, cases, what desks handed in, names in the audit trail, counted calls. The trail itself stays, and when
   * accounts were sent. Answers how many requests there were. Throws `wipe-blocked` [number] where some are unfinished and that is not to be.
   */
  wipe(discardUnfinished: boolean): Promise<number>;
  readonly noteIn: NoteIn;
}

const FOUND = `INSERT INTO events (event, era, changes, lines, hash, mac) VALUES ($1, $2, 0, 0, $3, $4) ON CONFLICT DO NOTHING`;

/** Makes the event's row where there is none yet, and begins its trail. */
async function found(place: Place): Promise<void> {
  const { event, seal } = place;
  const start = { lines: 0, hash: BEFORE_ALL };
  await ask(place, FOUND, [event, randomUUID(), BEFORE_ALL, headMac(start, seal)]);
  await writing(place, (_, trail) => trail.begin());
}

/** Work that has the event for itself from here to the end of its transaction. */
async function writingIn<T>(
  within: Within,
  work: (within: Within, trail: Trail) => Promise<T>,
): Promise<T> {
  const trail = await openTrail(within);
  const done = await work(within, trail);
  await trail.close();
  return done;
}

/** The same in a transaction of its own. */
const writing = <T>(place: Place, work: (within: Within, trail: Trail) => Promise<T>): Promise<T> =>
  inTransaction(place, (within) => writingIn(within, work));

/** What changes requests. */
function createWriting(
  place: Place,
  claims: Claims,
): Pick<RequestJournal, 'file' | 'save' | 'saveAll' | 'mark'> {
  const change = (
    within: Within,
    request: StoredRequest,
    how: { readonly as: Writing; readonly trail: Trail },
  ): Promise<void> => {
    const number = claims.numberOf(request.id);
    return changeOne(within, request, { as: how.as, nextChange: how.trail.nextChange, number });
  };
  const note = (changed: readonly StoredRequest[]): void => {
    for (const { id, state } of changed) claims.wrote(id, state);
  };
  const saveAll: RequestJournal['saveAll'] = async (changed, fresh, as) => {
    const filed = await writing(place, async (within, trail) => {
      const { nextChange } = trail;
      const isNew: string[] = [];
      for (const request of changed) {
        const own = writingOf(request, as);
        await change(within, request, { as: own, trail });
        await trail.tell(request, own, false);
      }
      for (const request of fresh) {
        const own = writingOf(request, as);
        if (!(await fileOne(within, request, { as: own, nextChange }))) continue;
        await trail.tell(request, own, true);
        if (request.state === 'saved') isNew.push(request.id);
      }
      return isNew;
    });
    note(changed);
    claims.filed(filed);
  };
  return {
    file: (requests, as) => saveAll([], requests, as),
    save: (request, as) => saveAll([request], [], as),
    saveAll,
    // Not told in the trail: what it says, the next look at the server would say again. But readers are told of it, and desks outlive a crash of the database: the
    // number of a change that was lost would be another's, which they would never hear of.
    async mark(request, as = nobody) {
      await writing(place, (within, trail) => change(within, request, { as, trail }));
      note([request]);
    },
  };
}

/** Longer ago than any budget looks. */
const FORGET = `DELETE FROM sends WHERE event = $1 AND at < clock_timestamp() - interval '1 day'`;
const SENT =
  'SELECT extract(epoch FROM at)::float8 * 1000 AS at FROM sends WHERE event = $1 ORDER BY at';
const NOW = 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS at';

/** The event's budget, by the database's clock, which no machine of a desk or hub sets. */
const createLedger = (place: Place): SendLedger => ({
  spend: (waitMs) =>
    inTransaction(place, async ({ client, event }) => {
      await rowsOf(client, 'SELECT 1 FROM events WHERE event = $1 FOR UPDATE', [event]);
      await rowsOf(client, FORGET, [event]);
      const momentOf = (row: Record<string, unknown> | undefined) => ({
        at: Math.round(Number(row?.['at'])),
        boot: '',
        up: 0,
      });
      const sent = (await rowsOf(client, SENT, [event])).map(momentOf);
      const now = momentOf((await rowsOf(client, NOW, []))[0]);
      const wait = call(() => waitMs(sent, now));
      if (wait === 0) await rowsOf(client, 'INSERT INTO sends (event) VALUES ($1)', [event]);
      return wait;
    }),
});

const UNFINISHED = `SELECT count(*) AS all, count(*) FILTER (WHERE state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval')) AS unfinished
  FROM requests WHERE event = $1`;

/** In one transaction, so that no request can come in between the look and the deletion. */
const wipe = (place: Place, discardUnfinished: boolean): Promise<number> =>
  writing(place, async ({ client, event }, trail) => {
    const [row] = await rowsOf(client, UNFINISHED, [event]);
    const unfinished = counted.parse(row?.['unfinished']);
    if (unfinished > 0 && !discardUnfinished) {
      const params = [String(unfinished)];
      throw new AppError('wipe-blocked', `${unfinished} requests are unfinished`, { params });
    }
    for (const table of ['cases', 'requests', 'hub_handed_in', 'audit_names', 'calls']) {
      await rowsOf(client, `DELETE FROM ${table} WHERE event = $1`, [event]);
    }
    const requests = counted.parse(row?.['all']);
    await trail.wiped(requests);
    await rowsOf(client, 'UPDATE events SET era = $2 WHERE event = $1', [event, randomUUID()]);
    return requests;
  });

/**
 * Opens the journal of one event in a database that is migrated; everything personal in it sealed, for this event alone. Several processes may have it
 * open: each takes requests one by one. Throws `AppError('storage-failed')`.
 */
export async function openEventJournal(
  { pool, listener }: JournalDatabase,
  event: string,
  key: Seal,
): Promise<EventJournal> {
  const own = { event, seal: sealFor(event, key), me: randomUUID() };
  const place: Place = { ...own, pool };
  await found(place);
  const claims = createClaims(place);
  let changed = false;
  const stopListening = listener.on({ event, me: place.me, heard: () => (changed = true) });
  const listings = createListings(place);
  return {
    ...listings,
    async due(limit) {
      const left = await listings.due(limit);
      return [...left, ...(await claims.own(limit - left.length))];
    },
    ...createWriting(place, claims),
    conflicting: (target) => inTransaction(place, (within) => conflicting(within, target)),
    async noteTarget(id, target) {
      const { target: of, wants } = targetColumns(target, place.seal);
      const sql = 'UPDATE requests SET target = $3, wants = $4 WHERE event = $1 AND id = $2';
      await ask(place, sql, [event, id, of, wants]);
    },
    claim: claims.take,
    release: claims.release,
    // Every process has its part of the queue: what it takes, request by request.
    owns: () => Promise.resolve(true),
    changedElsewhere() {
      const was = changed;
      changed = false;
      return Promise.resolve(was);
    },
    ...createLedger(place),
    ...storedTrail(place),
    note: (event, who) => writing(place, (_, trail) => trail.append({ event, who })),
    noteIn: (client, event, who) =>
      writingIn({ ...own, client }, (_, trail) => trail.append({ event, who })),
    ...storedFigures(place),
    ...storedCases(place),
    wipe: (discardUnfinished) => wipe(place, discardUnfinished),
    async close() {
      stopListening();
      await claims.stop();
    },
  };
}
