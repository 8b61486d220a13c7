import type { DatabaseSync } from 'node:sqlite';
import type { AuditEvent } from '../../../../shared/storage/audit.ts';
import type { Author, StoredRequest } from '../../../core/ports/request-journal.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { createAuditHead, unprovenEnd, type Head } from './head.ts';
import { createAuditNames } from './names.ts';
import { eventIn, hashOf, macOf } from './line.ts';
import { readRow } from '../database/request-row.ts';
import { transaction } from '../database/transaction.ts';

type RequestEvent = AuditEvent & { event: 'request' };

/** A line to be written. */
interface Entry {
  readonly event: AuditEvent;
  readonly request?: string;
  readonly who?: string;
}

const ADD = `INSERT INTO audit (line, at, who, request, what, hash, mac)
  VALUES (:line, :at, :who, :request, :what, :hash, :mac)`;

const follow = ({ lines, hash }: Head, entry: Entry, who: Uint8Array | null) => {
  const content = {
    line: lines + 1,
    at: new Date().toISOString(),
    who,
    request: entry.request ?? null,
    what: JSON.stringify(entry.event),
  };
  return { content, hash: hashOf(hash, content) };
};

/** What the trail last told of a request; undefined where it told nothing that can be understood. */
function readTold(row: Record<string, unknown> | undefined): RequestEvent | undefined {
  const event = typeof row?.['what'] === 'string' ? eventIn(row['what']) : undefined;
  return event?.event === 'request' ? event : undefined;
}

const isToldAlready = (told: RequestEvent, now: RequestEvent): boolean =>
  told.to === now.to && told.outcome === now.outcome && String(told.sent) === String(now.sent);

function eventOf(
  { kind, state, attempted, problem }: StoredRequest,
  by: Author['by'],
  told: RequestEvent | undefined,
): RequestEvent {
  return {
    event: 'request',
    by,
    kind,
    ...(told ? { from: told.to } : {}),
    to: state,
    ...(attempted.length > 0 ? { sent: [...attempted] } : {}),
    ...(problem ? { outcome: problem.code } : {}),
  };
}

/**
 * Writes the audit trail. All but `begin` belongs inside the transaction that changes what they tell of: so trail and journal say the
 * same, whatever strikes when.
 */
export function createAuditTrail(database: DatabaseSync, seal: Seal) {
  const head = createAuditHead(database, seal);
  const names = createAuditNames(database, seal);
  const add = database.prepare(ADD);
  const lastTold = database.prepare(
    'SELECT what FROM audit WHERE request = ? ORDER BY line DESC LIMIT 1',
  );
  const requests = database.prepare('SELECT * FROM requests ORDER BY rowid');

  /**
   * A head that is not ours is not signed again, or the next line would hide what was done to the trail; `anew` is for a trail that
   * never had one under this key.
   */
  const append = (entry: Entry, anew = false): void => {
    const isOurs = anew || head.signed() !== undefined;
    const who = entry.who ? names.keep(entry.who) : null;
    const { content, hash } = follow(head.end(), entry, who);
    add.run({ ...content, hash, mac: macOf(content, hash, seal) });
    if (isOurs) head.sign({ lines: content.line, hash });
  };

  /** Says how a request stands now, where the trail does not say so already. */
  const tell = (request: StoredRequest, { by, who }: Author, isNew: boolean): void => {
    const told = isNew ? undefined : readTold(lastTold.get(request.id));
    const event = eventOf(request, by, told);
    if (!told || !isToldAlready(told, event)) append({ event, request: request.id, who });
  };

  const tellAll = (): void => {
    for (const row of requests.all()) tell(readRow(row, seal), { by: 'journal', who: '' }, false);
  };

  /** Nothing was told here yet, or nothing is left that it was told of: after a wipe, and where the key was lost. */
  const canBegin = (): boolean =>
    head.signed() === undefined && (head.lastLine().lines === 0 || requests.get() === undefined);

  return {
    append,
    tell,
    tellAll,
    isHeadThere: head.isThere,
    end: head.end,
    /** Begins the trail under this key where there is none yet, with every request that stands in the journal. */
    begin(): void {
      if (!canBegin()) return;
      transaction(database, () => {
        if (!canBegin()) return;
        append({ event: { event: 'began' } }, true);
        tellAll();
      });
    },
  };
}

export type WrittenTrail = ReturnType<typeof createAuditTrail>;

/** The last line before the key is destroyed, written without it. Whoever opens the journal next goes on under a new one. */
export function tellWipe(database: DatabaseSync, requests: number): void {
  const event: AuditEvent = { event: 'wiped', requests };
  const { content, hash } = follow(unprovenEnd(database), { event }, null);
  database.prepare(ADD).run({ ...content, hash, mac: null });
}
