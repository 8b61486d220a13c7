import { z } from 'zod';
import { caseView, type CaseView } from '../../../shared/shift/case.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { storageFailed } from './stored-journal.ts';

const row = z.object({
  id: z.uuid(),
  revision: z.int().min(1),
  body: z.instanceof(Uint8Array),
});

/** All that a row says of anybody; it stands there only sealed, in one column. */
const body = caseView.pick({ holder: true, note: true, ticks: true, atHub: true });

/** A body moved into another row does not open. */
const contextOf = (id: string): string => `cases body ${id}`;

/** The case of a row. Throws `AppError('storage-failed')`. */
export function readCase(found: Record<string, unknown>, seal: Seal): CaseView {
  try {
    const { id, revision, body: sealed } = row.parse(found);
    return { id, revision, ...body.parse(JSON.parse(seal.open(sealed, contextOf(id)))) };
  } catch {
    // Nothing of what stands there is said: it may be about somebody.
    throw storageFailed(`case ${String(found['id'])} cannot be read`);
  }
}

/** Whether a row is whole and can be opened with this key. */
export function canReadCase(found: Record<string, unknown>, seal: Seal): boolean {
  try {
    readCase(found, seal);
    return true;
  } catch {
    return false;
  }
}

/** The values of a case's row. */
export const caseRow = (id: string, changed: CaseView, seal: Seal) => ({
  id,
  revision: changed.revision,
  body: seal.seal(JSON.stringify(body.parse(changed)), contextOf(id)),
});

/** The revisions of cases, by their ids. */
export const revisionsOf = (rows: readonly unknown[]): ReadonlyMap<string, number> =>
  new Map(
    row
      .omit({ body: true })
      .array()
      .parse(rows)
      .map(({ id, revision }) => [id, revision]),
  );
