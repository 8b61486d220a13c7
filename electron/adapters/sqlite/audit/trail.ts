import type { DatabaseSync } from 'node:sqlite';
import type { AuditEvent } from '../../../../shared/storage/audit.ts';
import type { Author, StoredRequest } from '../../../core/ports/request-journal.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { type Entry, entryOf, follow } from '../../journal/audit-entry.ts';
import { macOf } from '../../journal/audit-line.ts';
import { nobody } from '../../journal/stored-journal.ts';
import { createAuditHead, unprovenEnd } from './head.ts';
import { createAuditNames } from './names.ts';
import { readRow } from '../../journal/request-row.ts';
import { transaction } from '../database/transaction.ts';

const ADD = `INSERT INTO audit (line, at, who, request, what, hash, mac)
  VALUES (:line, :at, :who, :request, :what, :hash, :mac)`;

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
  const tell = (request: StoredRequest, author: Author, isNew: boolean): void => {
    const last = isNew ? undefined : lastTold.get(request.id)?.['what'];
    const entry = entryOf(request, author, last);
    if (entry) append(entry);
  };

  const tellAll = (): void => {
    for (const row of requests.all()) tell(readRow(row, seal), nobody, false);
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
