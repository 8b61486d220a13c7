import { z } from 'zod';
import { textEncodings } from '../domain/text-encoding.ts';
import { fieldProblem } from '../result.ts';
import { fusedCell } from './csv.ts';
import { nameAlternative } from '../names/name-verdict.ts';
import { normaliseShellName, normaliseUsername } from '../names/names.ts';
import { requestStates } from '../requests/request.ts';
import {
  rosterColumns,
  rosterSources,
  type RosterColumns,
  type RosterField,
} from './roster-columns.ts';
import { suggestShellName } from '../names/suggest-shell-name.ts';

/** The largest file, in bytes, and the most people in it. */
export const LARGEST_ROSTER = 2 * 1024 * 1024;
export const MOST_PEOPLE = 5000;

export const rosterDelimiters = [',', ';', '\t'] as const;

/** What every person of a roster must have. */
export const neededFields = [
  'username',
  'shellName',
  'email',
] as const satisfies readonly RosterField[];
const neededField = z.enum(neededFields);

/**
 * What can truthfully be said of one row before anything is saved. `ready`, `namesake` and what nobody could be asked about can be filed: the
 * `-as-of` verdicts are of names as this machine remembers them. `filed` is a person for whom this desk has a request, with its
 * state now.
 */
export const rosterVerdict = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('could-not-ask') }),
  z.object({ is: z.literal('free-as-of'), asked: z.iso.datetime() }),
  z.object({ is: z.literal('taken-as-of'), field: neededField, asked: z.iso.datetime() }),
  z.object({
    is: z.literal('taken'),
    field: neededField,
    by: z.enum(['person', 'tool', 'request']),
    holder: z.string(),
    alternatives: z.array(nameAlternative),
  }),
  z.object({
    is: z.literal('not-allowed'),
    problem: fieldProblem,
    alternatives: z.array(nameAlternative),
  }),
  z.object({ is: z.literal('incomplete'), fields: z.array(neededField) }),
  /** One person who stands in two rows; `line` is the first one. */
  z.object({ is: z.literal('twice'), field: neededField, line: z.int() }),
  /** Another person of the same name, by their address; `line` is where the name stood first. */
  z.object({ is: z.literal('namesake'), field: neededField, line: z.int() }),
  /** `here`: this desk knows them as a participant. */
  z.object({
    is: z.literal('stands'),
    holder: z.string(),
    here: z.literal(true).optional(),
  }),
  /** `undone`: what the request made is gone again. */
  z.object({
    is: z.literal('filed'),
    request: z.uuid(),
    state: z.enum(requestStates),
    undone: z.literal(true).optional(),
  }),
]);
export type RosterVerdict = z.infer<typeof rosterVerdict>;
export type RosterVerdictKind = RosterVerdict['is'];

/** In the order in which they want attention. */
export const rosterVerdictKinds = [
  'taken',
  'not-allowed',
  'incomplete',
  'twice',
  'namesake',
  'taken-as-of',
  'could-not-ask',
  'free-as-of',
  'ready',
  'filed',
  'stands',
] as const satisfies readonly RosterVerdictKind[];

/** A person of the file. `line` is where the row begins in it, from 1. */
export const rosterPerson = z.object({
  line: z.int(),
  username: z.string(),
  shellName: z.string(),
  /** True where the file has no shell name and it was made of the username. */
  suggested: z.boolean(),
  email: z.string(),
});
export type RosterPerson = z.infer<typeof rosterPerson>;

export const rosterRow = rosterPerson.extend({ verdict: rosterVerdict });
export type RosterRow = z.infer<typeof rosterRow>;

/** A file with a verdict for each row. Nothing of it is saved until it is submitted. */
export const rosterPlan = z.object({
  id: z.uuid(),
  encoding: z.enum(textEncodings),
  delimiter: z.enum(rosterDelimiters),
  source: z.enum(rosterSources),
  /** What the columns are called; empty names where the file has no header. */
  header: z.array(z.string()),
  columns: rosterColumns,
  rows: z.array(rosterRow),
  /** How many requests this plan has filed. */
  filed: z.int(),
});
export type RosterPlan = z.infer<typeof rosterPlan>;

/** The longest cell that tells of a person, in UTF-16 units: as much as a card takes for a name. */
export const LONGEST_PERSON_CELL = 1000;

/** A row of the file, as it was read. */
export interface RosterCells {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The cells of a row as a person, by the columns. Of further columns with e-mail addresses the first that holds one counts where the column for it
 * is empty.
 */
export function readPerson(
  { line, cells }: RosterCells,
  columns: RosterColumns,
  emails: readonly number[] = [],
): RosterPerson {
  const at = (column: number | undefined): string =>
    column === undefined ? '' : fusedCell((cells[column] ?? '').trim());
  const cell = (field: RosterField): string => at(columns[field]);
  const username = normaliseUsername(
    cell('username') || `${cell('givenName')} ${cell('familyName')}`,
  );
  const shellName = normaliseShellName(cell('shellName'));
  return {
    line,
    username,
    shellName: shellName || suggestShellName(username),
    suggested: shellName === '',
    email: cell('email') || (emails.map(at).find((address) => address !== '') ?? ''),
  };
}

const fileable: readonly RosterVerdictKind[] = [
  'ready',
  'namesake',
  'could-not-ask',
  'free-as-of',
  'taken-as-of',
];

/** True for rows that `roster.submit` files. */
export const canBeFiled = ({ verdict: { is } }: Pick<RosterRow, 'verdict'>): boolean =>
  fileable.includes(is);

/** True for rows of people with an account, whom `roster.submit` files as participants where that is asked for. */
export const canJoin = ({ verdict }: Pick<RosterRow, 'verdict'>): boolean =>
  verdict.is === 'stands' && verdict.here !== true;

/** How many rows have each verdict. */
export function countVerdicts(rows: readonly RosterRow[]): Record<RosterVerdictKind, number> {
  const counts = Object.fromEntries(rosterVerdictKinds.map((is) => [is, 0]));
  for (const { verdict } of rows) counts[verdict.is] = (counts[verdict.is] ?? 0) + 1;
  return counts as Record<RosterVerdictKind, number>; // made of all the kinds
}
