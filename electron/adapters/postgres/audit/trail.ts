import { z } from 'zod';
import type { AuditEvent } from '../../../../shared/storage/audit.ts';
import type { Author, StoredRequest } from '../../../core/ports/request-journal.ts';
import { type Entry, entryOf, follow, pseudonyms } from '../../journal/audit-entry.ts';
import {
  BEFORE_ALL,
  bytes,
  furthest,
  type Head,
  headMac,
  isSame,
  macOf,
} from '../../journal/audit-line.ts';
import { readRow } from '../../journal/request-row.ts';
import { nobody, storageFailed } from '../../journal/stored-journal.ts';
import { CHANNEL, noticeOf } from '../database/listener.ts';
import { type Asking, type Row, rowsOf, type Within } from '../database/place.ts';

/** Numbers of 64 bits come as texts; these are none that JavaScript could not count to. */
export const counted = z.coerce.number().pipe(z.int());

const lastRow = z.object({ lines: counted, hash: bytes });
const headRow = lastRow.extend({ mac: bytes });

const LAST_LINE =
  'SELECT line AS lines, hash FROM audit WHERE event = $1 ORDER BY line DESC LIMIT 1';

const ADD = `INSERT INTO audit (event, line, at, who, request, what, hash, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

const KEEP_NAME =
  'INSERT INTO audit_names (event, who, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';

const LAST_TOLD =
  'SELECT what FROM audit WHERE event = $1 AND request = $2 ORDER BY line DESC LIMIT 1';

/** How many requests are told of at once where a trail begins over those of before. */
const PAGE = 500;
const REQUESTS = 'SELECT * FROM requests WHERE event = $1 AND seq > $2 ORDER BY seq LIMIT $3';

/** The head of an event's trail, as far as this key has signed it. Locks nothing. */
export async function signedHead({ client, event, seal }: Within): Promise<Head | undefined> {
  const [found] = await rowsOf(client, 'SELECT lines, hash, mac FROM events WHERE event = $1', [
    event,
  ]);
  return asSigned(found, seal);
}

function asSigned(found: Row | undefined, seal: Within['seal']): Head | undefined {
  const head = headRow.safeParse(found).data;
  return head && isSame(head.mac, headMac(head, seal)) ? head : undefined;
}

const LOCK = 'SELECT changes, lines, hash, mac FROM events WHERE event = $1 FOR UPDATE';

const CLOSE = `WITH closed AS (UPDATE events SET changes = $2, lines = coalesce($3, lines), hash = coalesce($4, hash), mac = coalesce($5, mac)
    WHERE event = $1 RETURNING 1)
  SELECT pg_notify($6, $7) FROM closed`;

/**
 * Adds to the event's trail what was done, and by whom, in a transaction that does it: both are there, or neither is. Whoever has other rows of that event locked has
 * them first.
 */
export type NoteIn = (client: Asking, event: AuditEvent, who: string) => Promise<void>;

/** The trail of an event inside a transaction that has its row of `events`, so that nobody else writes lines meanwhile. */
export type Trail = Awaited<ReturnType<typeof openTrail>>;

/** Locks the event for whoever writes. Throws `AppError('storage-failed')` where there is no such event. */
export async function openTrail({ client, event, seal, me }: Within) {
  const [found] = await rowsOf(client, LOCK, [event]);
  if (!found) throw storageFailed('there is no such event');
  const names = pseudonyms(seal);
  let changes = counted.parse(found['changes']);
  let signed = asSigned(found, seal);
  let known: Head | undefined;

  /** Read after the lock is there: one statement for both would see the lines as they were when it began to wait. */
  const lastLine = async (): Promise<Head> => {
    const [last] = await rowsOf(client, LAST_LINE, [event]);
    return lastRow.safeParse(last).data ?? { lines: 0, hash: BEFORE_ALL };
  };

  /** A head that is not ours is not signed again, or the next line would hide what was done to the trail; `anew` is for a trail that begins. */
  const append = async (entry: Entry, anew = false): Promise<void> => {
    const who = entry.who ? names.of(entry.who) : null;
    if (who && entry.who) await rowsOf(client, KEEP_NAME, [event, who, names.sealed(entry.who)]);
    const end = known ?? furthest(await lastLine(), signed);
    const { content, hash } = follow(end, entry, who);
    const { line, at, request, what } = content;
    const mac = macOf(content, hash, seal);
    await rowsOf(client, ADD, [event, line, at, who, request, what, hash, mac]);
    known = { lines: line, hash };
    if (anew || signed) signed = known;
  };

  const tell = async (request: StoredRequest, author: Author, isNew: boolean): Promise<void> => {
    const [told] = isNew ? [] : await rowsOf(client, LAST_TOLD, [event, request.id]);
    const entry = entryOf(request, author, told?.['what']);
    if (entry) await append(entry);
  };

  const tellAll = async (): Promise<void> => {
    for (let after: unknown = 0; ;) {
      const rows = await rowsOf(client, REQUESTS, [event, after, PAGE]);
      for (const row of rows) await tell(readRow(row, seal), nobody, false);
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.['seq'];
    }
  };

  const hasRequests = async (): Promise<boolean> =>
    (await rowsOf(client, 'SELECT 1 FROM requests WHERE event = $1 LIMIT 1', [event])).length > 0;

  return {
    /** The number of a change that is about to be written. */
    nextChange: (): number => (changes += 1),
    append,
    /** Says how a request stands now, where the trail does not say so already. */
    tell,
    /** Begins the trail under this key where nothing was told yet, or nothing is left that it was told of. */
    async begin(): Promise<void> {
      if (signed && signed.lines > 0) return;
      if ((await lastLine()).lines > 0 && (await hasRequests())) return;
      await append({ event: { event: 'began' } }, true);
      await tellAll();
    },
    /** Tells of a wipe, and begins anew: the names of those before are gone. */
    async wiped(requests: number): Promise<void> {
      await append({ event: { event: 'wiped', requests } });
      await append({ event: { event: 'began' } }, true);
    },
    /** Writes down how far the trail goes and how many changes there were, and tells the other processes once it is there. */
    async close(): Promise<void> {
      const head = known && signed ? signed : undefined;
      const values = head ? [head.lines, head.hash, headMac(head, seal)] : [null, null, null];
      await rowsOf(client, CLOSE, [event, changes, ...values, CHANNEL, noticeOf(event, me)]);
    },
  };
}
