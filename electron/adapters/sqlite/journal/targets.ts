import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { unfinishedStates } from '../../../../shared/requests/request.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { RequestTarget, StoredRequest, Writing } from '../../../core/ports/request-journal.ts';
import type { Seal } from '../../../core/ports/seal.ts';

/** As the index has it (migration 7): only then does SQLite use it (sqlite.org/partialindex.html, 3). */
const UNFINISHED = `state IN ('saved', 'waiting', 'sending', 'needs-you')`;

const CONFLICTING = `SELECT id FROM requests WHERE target = :target AND wants <> :wants AND id <> :id AND ${UNFINISHED}
  ORDER BY created_at, rowid LIMIT 1`;

const isUnfinished = (state: unknown): boolean => unfinishedStates.some((one) => one === state);

const NONE = new Uint8Array();

/**
 * What requests are about, as digests that nobody without the key can make or check: two that are about the same thing have the same one. Called
 * inside the transaction that writes.
 */
export function createTargets(database: DatabaseSync, seal: Seal) {
  const conflicting = database.prepare(CONFLICTING);
  const unknown = database.prepare(
    `SELECT * FROM requests WHERE target IS NULL AND ${UNFINISHED} ORDER BY rowid`,
  );
  const note = database.prepare(
    'UPDATE requests SET target = :target, wants = :wants WHERE id = :id',
  );

  const digestsOf = ({ of, wants }: RequestTarget) => ({
    target: seal.digest(of, 'request target'),
    wants: seal.digest(wants, 'request wants'),
  });
  const find = (target: RequestTarget, id = ''): string | undefined => {
    const found = conflicting.get({ ...digestsOf(target), id })?.['id'];
    return found === undefined ? undefined : String(found);
  };
  /** The values of a request's row; nothing is known where nobody says. */
  const columnsOf = (target: Writing['target']) => {
    if (target === undefined) return { target: null, wants: null };
    return target === 'none' ? { target: NONE, wants: NONE } : digestsOf(target);
  };

  return {
    columnsOf,
    conflicting: (target: RequestTarget): string | undefined => find(target),

    /** Throws `asked-otherwise` [id] where this request was not open before and another wants the same thing in another way. */
    refuse({ id, state }: StoredRequest, before: unknown, target: Writing['target']): void {
      const begins = isUnfinished(state) && !isUnfinished(before);
      if (!begins || target === undefined || target === 'none') return;
      const other = find(target, id);
      if (other === undefined) return;
      throw new AppError(
        'asked-otherwise',
        `Request ${other} asks for something else of the same`,
        {
          params: [other],
        },
      );
    },

    unknown: (): Record<string, SQLOutputValue>[] => unknown.all(),

    note(id: string, target: RequestTarget | 'none'): void {
      note.run({ ...columnsOf(target), id });
    },
  };
}
