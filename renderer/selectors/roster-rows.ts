import {
  canBeFiled,
  rosterVerdictKinds,
  type RosterRow,
  type RosterVerdictKind,
} from '../../shared/roster/roster.ts';

/** What rows can be sorted by: `line` is the order of the file. */
export const rosterOrders = ['line', 'username', 'shellName', 'verdict'] as const;
/** One of these, with its head `roster-head-<name>` or `roster-field-<name>`. */
export type RosterOrder = (typeof rosterOrders)[number];

/** The rows of one verdict, or all. */
export type ShownRows = RosterVerdictKind | 'all';

/** How rows are chosen and sorted. */
export interface RowsWanted {
  readonly shown: ShownRows;
  readonly order: RosterOrder;
  readonly isDescending: boolean;
}

type Compare = (a: RosterRow, b: RosterRow) => number;

const weightOf = ({ verdict }: RosterRow): number => rosterVerdictKinds.indexOf(verdict.is);

/** The rows of one verdict as they are sorted; equal ones in the order of the file. `collator` compares names as the reader's language does. */
export function rowsShown(
  rows: readonly RosterRow[],
  { shown, order, isDescending }: RowsWanted,
  collator: Intl.Collator,
): readonly RosterRow[] {
  const compare: Readonly<Record<RosterOrder, Compare>> = {
    line: (a, b) => a.line - b.line,
    username: (a, b) => collator.compare(a.username, b.username),
    shellName: (a, b) => collator.compare(a.shellName, b.shellName),
    verdict: (a, b) => weightOf(a) - weightOf(b),
  };
  const sign = isDescending ? -1 : 1;
  return rows
    .filter(({ verdict }) => shown === 'all' || verdict.is === shown)
    .toSorted((a, b) => sign * compare[order](a, b) || a.line - b.line);
}

/** The rows of one verdict, told together. */
export interface VerdictGroup {
  readonly kind: RosterVerdictKind;
  readonly lines: readonly number[];
  /** Whether the file adds these people, as far as it is for this desk to say. */
  readonly isAdded: boolean;
}

/** What becomes of a file: its rows by verdict, in the order in which they want attention. */
export function verdictGroups(rows: readonly RosterRow[]): readonly VerdictGroup[] {
  const byKind = Map.groupBy(rows, ({ verdict }) => verdict.is);
  return rosterVerdictKinds.flatMap((kind) => {
    const those = byKind.get(kind) ?? [];
    if (those.length === 0) return [];
    return [{ kind, lines: those.map(({ line }) => line), isAdded: those.every(canBeFiled) }];
  });
}
