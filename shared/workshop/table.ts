import type { NeedState } from '../guides/guides.ts';
import { comparableName } from '../names/same-name.ts';
import type { PersonAtDesk } from '../requests/people-at-desk.ts';
import type { RequestView } from '../requests/request.ts';
import type { CaseView } from '../shift/case.ts';
import { type Said, saidOf } from './evidence.ts';
import type { ChainStep, WorkshopCheck, WorkshopTask, WorkshopView } from './workshop.ts';

/** How a person stands with one step, what wants attention first. */
export const cellStates = ['stuck', 'under-way', 'not-begun', 'unknown', 'done'] as const;
/** One of these. */
export type CellState = (typeof cellStates)[number];

/** One person and one step. */
export interface Cell {
  /** A step of the chain, or the id of a task. */
  readonly step: string;
  readonly state: CellState;
  /** Of what is done: when that was seen or ticked. */
  readonly at?: string;
  /** Who ticked it. */
  readonly by?: string;
  /** The request that is stuck or under way. */
  readonly request?: RequestView;
}

/** A participant with a cell for each step, in their order. */
export interface WorkshopRow {
  readonly person: PersonAtDesk;
  /** Of the account that they have or are to have. */
  readonly shellName: string;
  readonly cells: readonly Cell[];
}

const isUndo = ({ undo }: RequestView): boolean => undo !== undefined;

/** Whether somebody takes part: a card that was canceled is nobody's any more, unless they had an account already. */
const takesPart = ({ shellName, requests }: PersonAtDesk): boolean =>
  shellName !== '' &&
  requests.some(
    (request) =>
      !isUndo(request) && (request.state !== 'dismissed' || request.hasAccount !== undefined),
  );

/** The account that somebody expected turned out to have, else the one they are to have. */
const accountOf = ({ shellName, requests }: PersonAtDesk): string =>
  requests.find(({ hasAccount }) => hasAccount !== undefined)?.hasAccount ?? shellName;

/** Somebody who had an account under another name, and asked for more under that one. */
function together([first, ...others]: readonly PersonAtDesk[]): PersonAtDesk[] {
  if (!first) return [];
  const all = [first, ...others];
  const { username = '' } = all.find((one) => one.username !== '') ?? {};
  return [{ ...first, username, requests: all.flatMap(({ requests }) => requests) }];
}

/** Everybody who takes part, each once. */
function participants(people: readonly PersonAtDesk[]): PersonAtDesk[] {
  const here = people.filter(takesPart);
  const had = new Set(
    here
      .map(accountOf)
      .filter((name, i) => name !== here[i]?.shellName)
      .map(comparableName),
  );
  const byAccount = Map.groupBy(here, (person) => {
    const account = comparableName(accountOf(person));
    return had.has(account) ? account : person.key;
  });
  return [...byAccount.values()].flatMap(together);
}

/** What is known of a step and since when, or as of when. */
interface Evidence {
  readonly at: string;
  readonly said: Said | 'under-way';
  readonly request?: RequestView;
}

/** ISO 8601 in UTC sorts as plain text. */
const newest = (all: readonly Evidence[]): Evidence | undefined =>
  all.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))[0];

const settled: readonly Said[] = ['held', 'missing', 'unknown'];

type Checked = { readonly at: string; readonly states: Readonly<Record<string, NeedState>> };

/** What could not be asked takes nothing back of what was seen before. */
function ofCheck(step: string, checked: Checked | undefined): Evidence[] {
  const said = checked?.states[step] ?? 'unknown';
  return checked && said !== 'unknown' ? [{ at: checked.at, said }] : [];
}

/** Whatever was seen last counts; what is not there may be under way, or wait for somebody. */
function chainCell(
  step: ChainStep,
  { requests }: PersonAtDesk,
  checked: Checked | undefined,
): Cell {
  const told = requests.flatMap((request): Evidence[] => {
    const said = saidOf(request, step);
    return said ? [{ at: request.undone?.at ?? request.updatedAt, said, request }] : [];
  });
  const seen = ofCheck(step, checked);
  const last = newest([...told, ...seen].filter(({ said }) => settled.includes(said)));
  if (last?.said === 'held') return { step, state: 'done', at: last.at };
  for (const state of ['stuck', 'under-way'] as const) {
    const found = [...told, ...seen].find(({ said }) => said === state);
    if (found) return { step, state, ...(found.request ? { request: found.request } : {}) };
  }
  return { step, state: last?.said === 'missing' ? 'not-begun' : 'unknown' };
}

/** Without an account nobody has anything that comes after it. */
function chainCells(
  chain: readonly ChainStep[],
  person: PersonAtDesk,
  checked: Checked | undefined,
): Cell[] {
  const account = chainCell('developer-account', person, checked);
  const hasNone = account.state !== 'done' && account.state !== 'unknown';
  return chain.map((step) => {
    const cell = chainCell(step, person, checked);
    return hasNone && cell.state === 'unknown' ? { step, state: 'not-begun' } : cell;
  });
}

const seenCells: Readonly<Record<NeedState, CellState>> = {
  held: 'done',
  missing: 'not-begun',
  'under-way': 'under-way',
  unknown: 'unknown',
};

function taskCell(
  { id: step, done }: WorkshopTask,
  checked: Checked | undefined,
  tick: { readonly by: string; readonly at: string } | undefined,
): Cell {
  if (done === 'said') {
    return tick ? { step, state: 'done', at: tick.at, by: tick.by } : { step, state: 'not-begun' };
  }
  const state = seenCells[checked?.states[step] ?? 'unknown'];
  return state === 'done' && checked ? { step, state, at: checked.at } : { step, state };
}

/** What was ticked of a person, in whichever of their cases, with the case it is in. */
export const tickOf = (
  { requests }: Pick<PersonAtDesk, 'requests'>,
  step: string,
  cases: ReadonlyMap<string, CaseView>,
): { readonly id: string; readonly by: string; readonly at: string } | undefined =>
  requests
    .flatMap(({ id }) => (cases.get(id)?.ticks ?? []).map((tick) => ({ ...tick, id })))
    .find((tick) => tick.step === step);

/** What the last check says of each person, whichever of their requests it is told by. */
function checkedBy(check: WorkshopCheck | undefined) {
  const states = new Map(check?.people.map((found) => [found.id, found.states]));
  return ({ requests }: PersonAtDesk): Checked | undefined => {
    const found = requests.map(({ id }) => states.get(id)).find((told) => told !== undefined);
    return check && found && { at: check.asked, states: found };
  };
}

/** Who takes part, with how they stand at each step; in the order of the people. */
export function workshopTable(
  { chain, tasks, checked }: WorkshopView,
  people: readonly PersonAtDesk[],
  cases: ReadonlyMap<string, CaseView>,
): readonly WorkshopRow[] {
  const checkedOf = checkedBy(checked);
  return participants(people).map((person) => {
    const seen = checkedOf(person);
    return {
      person,
      shellName: accountOf(person),
      cells: [
        ...chainCells(chain, person, seen),
        ...tasks.map((task) => taskCell(task, seen, tickOf(person, task.id, cases))),
      ],
    };
  });
}

/** Whether somebody has to help this person go on. */
export const isStuck = ({ cells }: WorkshopRow): boolean =>
  cells.some(({ state }) => state === 'stuck');

/** How many stand how at a step. */
export function countStates(
  rows: readonly WorkshopRow[],
  step: string,
): Readonly<Record<CellState, number>> {
  const states = rows.flatMap(({ cells }) =>
    cells.filter((cell) => cell.step === step).map(({ state }) => state),
  );
  const counts = cellStates.map((state) => [state, states.filter((is) => is === state).length]);
  return Object.fromEntries(counts) as Record<CellState, number>; // made of all the states
}

/** Everybody, who is stuck, or those who have a step still before them. */
export type ShownRows = 'all' | 'stuck' | (string & {});

const stateAt = ({ cells }: WorkshopRow, step: string): CellState =>
  cells.find((cell) => cell.step === step)?.state ?? 'done';

const isShown = (row: WorkshopRow, shown: ShownRows): boolean => {
  if (shown === 'all') return true;
  return shown === 'stuck' ? isStuck(row) : stateAt(row, shown) !== 'done';
};

/** The rows that are shown, who is stuck first, then by name. A tick moves nobody. `collator` compares names as the reader's language does. */
export function rowsShown(
  rows: readonly WorkshopRow[],
  shown: ShownRows,
  collator: Intl.Collator,
): readonly WorkshopRow[] {
  const nameOf = ({ person, shellName }: WorkshopRow): string => person.username || shellName;
  return rows
    .filter((row) => isShown(row, shown))
    .toSorted(
      (a, b) => Number(isStuck(b)) - Number(isStuck(a)) || collator.compare(nameOf(a), nameOf(b)),
    );
}
