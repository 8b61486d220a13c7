import type { DatabaseSync } from 'node:sqlite';
import type { BoardFigures } from '../../../core/ports/request-journal.ts';
import { createBoardFigures } from './board-figures.ts';
import { createCallCounts } from './call-counts.ts';

/** How the journal's work is done: at once, or without waiting for the disk. Both throw `AppError('storage-failed')`. */
interface Ways {
  now<T>(work: () => T): Promise<T>;
  lightly<T>(work: () => T): Promise<T>;
}

/** The figures that lie in the journal's database. */
export function storedFigures(database: DatabaseSync, { now, lightly }: Ways): BoardFigures {
  const board = createBoardFigures(database);
  const calls = createCallCounts(database);
  return {
    figures: (asked) => now(() => board.figures(asked)),
    addCalls: (counted, keepSince) =>
      lightly(() => {
        calls.add(counted, keepSince);
        return true;
      }),
    callsSince: (since) => now(() => calls.since(since)),
  };
}
