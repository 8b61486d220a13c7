import { AppError } from '../../core/base/errors.ts';
import type { AuditTrail } from '../../core/ports/audit-trail.ts';
import type { QueueLease } from '../../core/ports/queue-lease.ts';
import type {
  BoardFigures,
  RequestJournal,
  StoredRequest,
  Writing,
} from '../../core/ports/request-journal.ts';
import type { SendLedger } from '../../core/ports/send-ledger.ts';
import type { CaseBook } from '../../core/ports/shift/case-book.ts';

/** Everything that lies in a journal's one database. */
export type StoredJournal = RequestJournal &
  SendLedger &
  QueueLease &
  AuditTrail &
  BoardFigures &
  CaseBook;

/** Whoever does not say who they are changes things as the journal's own doing. */
export const nobody: Writing = { by: 'journal', who: '' };

type As = Parameters<RequestJournal['saveAll']>[2];

/** How this one of several requests is written. */
export const writingOf = (request: StoredRequest, as: As = nobody): Writing =>
  typeof as === 'function' ? as(request) : as;

/** A place in the changes of a journal. `era` is another one after each wipe. */
export interface Place {
  readonly era: string;
  readonly change: number;
}

export const cursorOf = ({ era, change }: Place): string => `${era} ${change}`;

/** Where to go on, given where the journal stands now: a cursor of another era, or that nobody wrote, leads to the beginning. */
export function placeOf(cursor: string, now: Place): Place & { readonly wiped: boolean } {
  const [era = '', change = ''] = cursor.split(' ');
  const isSame = era === now.era && /^\d{1,15}$/u.test(change);
  return { era: now.era, change: isSame ? Number(change) : 0, wiped: !isSame };
}

/** The failure of a journal that is there but no good; `message` holds nothing of its content. */
export const storageFailed = (message: string, cause?: unknown): AppError =>
  new AppError('storage-failed', `The journal cannot be used: ${message}`, {
    params: [message],
    cause,
  });
