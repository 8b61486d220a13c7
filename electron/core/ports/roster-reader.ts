import type { RosterCells, RosterPlan } from '../../../shared/roster/roster.ts';

/** A CSV file as it was read: every row that is not blank, the header too. */
export interface RosterTable extends Pick<RosterPlan, 'encoding' | 'delimiter'> {
  readonly rows: readonly RosterCells[];
}

/**
 * Reads a file of unknown origin, given in base64. Throws `AppError('invalid-input')` with one sentence about the field
 * `file`, which names the line where there is one.
 */
export type ReadRoster = (file: string) => RosterTable;
