import { describe, expect, it } from 'vitest';
import { rowsShown, verdictGroups } from '../../../renderer/selectors/roster-rows.ts';
import { rosterVerdictKinds } from '../../../shared/roster/roster.ts';
import { roster } from '../roster-screen.ts';

const swedish = new Intl.Collator('sv', { numeric: true });
const people = [
  { line: 2, username: 'Örjan', shellName: 'orjan' },
  { line: 3, username: 'Zara', shellName: 'zara10' },
  { line: 4, username: 'Zara', shellName: 'zara9' },
].map((person) => ({
  ...person,
  suggested: false,
  email: '',
  verdict: { is: 'ready' } as const,
}));
const lines = (...wanted: Parameters<typeof rowsShown>) =>
  rowsShown(...wanted).map(({ line }) => line);

describe('the rows of a participant list', () => {
  it('are those of one verdict, or all', () => {
    const wanted = { order: 'line', isDescending: false } as const;
    expect(rowsShown(roster.rows, { ...wanted, shown: 'all' }, swedish)).toHaveLength(
      roster.rows.length,
    );
    const taken = rowsShown(roster.rows, { ...wanted, shown: 'taken' }, swedish);
    expect(taken.map(({ verdict }) => verdict.is)).toEqual(['taken']);
  });

  it('are sorted as the reader’s language sorts, equal ones as in the file', () => {
    const wanted = { shown: 'all', order: 'username' } as const;
    expect(lines(people, { ...wanted, isDescending: false }, swedish)).toEqual([3, 4, 2]);
    expect(lines(people, { ...wanted, isDescending: true }, swedish)).toEqual([2, 3, 4]);
    const byShell = { shown: 'all', order: 'shellName', isDescending: false } as const;
    expect(lines(people, byShell, swedish)).toEqual([2, 4, 3]);
  });

  it('come in the order in which their verdicts want attention', () => {
    const wanted = { shown: 'all', order: 'verdict', isDescending: false } as const;
    const sorted = rowsShown(roster.rows, wanted, swedish).map(({ verdict }) => verdict.is);
    expect(sorted).toEqual(rosterVerdictKinds);
  });
});

it('groups rows by verdict, with their lines and whether the file adds them', () => {
  const groups = verdictGroups([...roster.rows, ...people]);
  expect(groups.map(({ kind }) => kind)).toEqual(rosterVerdictKinds);
  expect(groups.find(({ kind }) => kind === 'ready')).toEqual({
    kind: 'ready',
    lines: [2, 2, 3, 4],
    isAdded: true,
  });
  expect(groups.filter(({ isAdded }) => !isAdded).map(({ kind }) => kind)).toEqual([
    ...['taken', 'not-allowed', 'incomplete', 'twice', 'filed', 'stands'],
  ]);
});
