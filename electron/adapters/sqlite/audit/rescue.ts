import type { DatabaseSync } from 'node:sqlite';
import type { Rescue } from '../../../../shared/storage/storage.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { createAuditTrail } from './trail.ts';
import { transaction } from '../database/transaction.ts';

type Range = [first: number, last: number];

/** The numbers up to `end` that no line has any more. */
function missingUpTo(end: number, lines: readonly number[]): Range[] {
  const ends = [0, ...lines, end + 1];
  return ends
    .slice(1)
    .map((line, at): Range => [(ends[at] ?? 0) + 1, line - 1])
    .filter(([first, last]) => first <= last);
}

/**
 * Writes into a rescued journal which lines its trail has lost, so that a check can tell them from lines that somebody took away, and
 * how each request stands that the lost ones told of.
 */
export function tellRescue(
  database: DatabaseSync,
  seal: Seal,
  { rescued, lost }: Pick<Rescue, 'rescued' | 'lost'>,
): void {
  const lines = database.prepare('SELECT line FROM audit ORDER BY line').all();
  const trail = createAuditTrail(database, seal);
  const wasThere = trail.isHeadThere();
  const missing = missingUpTo(
    trail.end().lines,
    lines.map(({ line }) => Number(line)),
  );
  trail.begin();
  transaction(database, () => {
    const event = {
      ...({ event: 'rescued', requests: rescued, missing } as const),
      ...(lost === undefined ? {} : { lost }),
      ...(wasThere ? {} : { endUnknown: true }),
    };
    trail.append({ event }, !wasThere);
    trail.tellAll();
  });
}
