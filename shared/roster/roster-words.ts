import type { FieldProblem } from '../result.ts';
import type { RosterPerson, RosterRow, RosterVerdict, RosterVerdictKind } from './roster.ts';
import { neededFields } from './roster.ts';
import type { RosterField } from './roster-columns.ts';
import { requestStateKey } from '../requests/text-keys.ts';

/** The i18n keys that rows are told with. */
export type RosterMessage =
  | `roster-verdict-${RosterVerdictKind}`
  | `roster-field-${RosterField}`
  | `roster-why-taken-${'person' | 'tool' | 'request'}`
  | `roster-why-${'not-allowed' | 'incomplete' | 'twice' | 'namesake' | 'could-not-ask' | 'free-as-of' | 'taken-as-of' | 'stands' | 'filed' | 'suggested'}`
  | `roster-head-${'line' | 'verdict' | 'why' | 'alternatives' | 'request'}`
  | ReturnType<typeof requestStateKey>
  | 'roster-row-taken-as-of'
  | 'roster-alternative';

/** Whoever tells rows brings the words: a screen in its language, a terminal in English. */
export interface RosterWords {
  say(key: RosterMessage, ...fillings: readonly (string | number)[]): string;
  /** What is wrong with one field. */
  rule(problem: FieldProblem): string;
  /** A moment (ISO 8601), in words that stay true while they are read. */
  time(iso: string): string;
  /** Several things in one sentence. */
  list(parts: readonly string[]): string;
}

const fieldOf = (field: string): keyof RosterPerson & RosterField =>
  neededFields.find((known) => known === field) ?? 'email';

type Wrong = Extract<RosterVerdict, { is: 'taken' | 'not-allowed' | 'incomplete' | 'twice' }>;

/** What somebody must mend before the row can be filed. */
function whatIsWrong(verdict: Wrong, { say, rule, list }: RosterWords): string {
  const name = (field: string): string => say(`roster-field-${fieldOf(field)}`);
  switch (verdict.is) {
    case 'taken':
      return say(`roster-why-taken-${verdict.by}`, name(verdict.field), verdict.holder);
    case 'not-allowed':
      return say('roster-why-not-allowed', name(verdict.problem.field), rule(verdict.problem));
    case 'incomplete':
      return say('roster-why-incomplete', list(verdict.fields.map(name)));
    case 'twice':
      return say('roster-why-twice', name(verdict.field), verdict.line);
  }
}

type Unasked = Extract<RosterVerdict, { is: 'could-not-ask' | 'free-as-of' | 'taken-as-of' }>;

const isUnasked = (verdict: RosterVerdict): verdict is Unasked =>
  ['could-not-ask', 'free-as-of', 'taken-as-of'].includes(verdict.is);

/** What is remembered while nobody can be asked. */
function whatIsKnown(verdict: Unasked, { say, time }: RosterWords): string {
  switch (verdict.is) {
    case 'could-not-ask':
      return say('roster-why-could-not-ask');
    case 'free-as-of':
      return say('roster-why-free-as-of', time(verdict.asked));
    case 'taken-as-of': {
      const field = say(`roster-field-${fieldOf(verdict.field)}`);
      return say('roster-why-taken-as-of', field, time(verdict.asked));
    }
  }
}

/** Why a row has its verdict, in words; empty where the verdict says all. */
export function whyOf({ verdict, suggested }: RosterRow, words: RosterWords): string {
  const { say } = words;
  if (verdict.is === 'ready') return suggested ? say('roster-why-suggested') : '';
  if (isUnasked(verdict)) return whatIsKnown(verdict, words);
  if (verdict.is === 'namesake') {
    return say('roster-why-namesake', say(`roster-field-${fieldOf(verdict.field)}`), verdict.line);
  }
  if (verdict.is === 'stands') return say('roster-why-stands', verdict.holder);
  if (verdict.is === 'filed') {
    const { state, undone } = verdict;
    return say(
      'roster-why-filed',
      say(undone ? 'request-state-undone' : requestStateKey({ state })),
    );
  }
  return whatIsWrong(verdict, words);
}

/** What `whyOf` tells and the next step beside it does not, of one row alone: what all rows of its verdict share is told once for all of them. */
export function rowWhy(row: RosterRow, words: RosterWords): string {
  const { verdict } = row;
  if (sharedWhys.includes(verdict.is)) return '';
  if (verdict.is === 'namesake') return whatIsWrong({ ...verdict, is: 'twice' }, words);
  if (verdict.is !== 'taken-as-of') return whyOf(row, words);
  const field = words.say(`roster-field-${fieldOf(verdict.field)}`);
  return words.say('roster-row-taken-as-of', field, words.time(verdict.asked));
}

const sharedWhys: readonly RosterVerdictKind[] = ['ready', 'could-not-ask', 'free-as-of', 'filed'];

/** Free pairs of names for a row that cannot have its own; empty where there are none to offer. */
export function alternativesOf({ verdict }: RosterRow, { say, list }: RosterWords): string {
  const pairs = 'alternatives' in verdict ? verdict.alternatives : [];
  return list(pairs.map((pair) => say('roster-alternative', pair.username, pair.shellName)));
}

/**
 * The result of a roster as rows of a file, the header first. It begins with what a roster needs, so that a mended result can be
 * read again.
 */
export function resultTable(rows: readonly RosterRow[], words: RosterWords): string[][] {
  const { say } = words;
  const header = [
    ...neededFields.map((field) => say(`roster-field-${field}`)),
    say('roster-head-line'),
    say('roster-head-verdict'),
    say('roster-head-why'),
    say('roster-head-alternatives'),
    say('roster-head-request'),
  ];
  const cells = rows.map((row) => [
    ...neededFields.map((field) => row[field]),
    String(row.line),
    say(`roster-verdict-${row.verdict.is}`),
    whyOf(row, words),
    alternativesOf(row, words),
    row.verdict.is === 'filed' ? row.verdict.request : '',
  ]);
  return [header, ...cells];
}
