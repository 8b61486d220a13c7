import type { Output } from '../../../../shared/contract/index.ts';
import { fillText } from '../../../../shared/guides/fill.ts';
import { everyRequest } from '../../../../shared/requests/every-page.ts';
import { MOST_LISTED } from '../../../../shared/requests/list.ts';
import { peopleAtDesk } from '../../../../shared/requests/people-at-desk.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { everyCase } from '../../../../shared/shift/every-case.ts';
import { standsKey } from '../../../../shared/shift/summary.ts';
import {
  type Cell,
  countStates,
  cellStates,
  isStuck,
  rowsShown,
  workshopTable,
  type WorkshopRow,
} from '../../../../shared/workshop/table.ts';
import type { Arguments, Command, Desk } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { flag } from '../../base/options.ts';
import { say } from '../../base/words.ts';

type View = Output<'workshop.current'>;

/** The steps, with what the systems say where they are to be asked now. */
async function know(desk: Desk, args: Arguments): Promise<Result<View>> {
  const view = await desk.call('workshop.current', { language: 'en' });
  if (!view.ok || args.options['check'] !== true) return view;
  const checked = await desk.call('workshop.check', {});
  return checked.ok ? ok({ ...view.value, checked: checked.value }) : checked;
}

/** What each step is called, by its id. */
function namesOf({ chain, tasks }: View): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...chain.map((step) => [step, say(`need-${step}`)] as const),
    ...tasks.map(
      ({ id, guide, text }) => [id, fillText(`${guide.words}: ${text.words}`, {})] as const,
    ),
  ]);
}

const stateWords = ({ state, by, at }: Cell): string => {
  const words = say(`workshop-is-${state}`);
  if (at === undefined) return words;
  return `${words} (${by === undefined ? at : say('workshop-ticked', by, at)})`;
};

function cellLine(cell: Cell, name: string): string {
  const state = stateWords(cell);
  if (!cell.request) return say('cli-workshop-cell', name, state);
  return say('cli-workshop-why', name, state, say(...standsKey(cell.request)));
}

const rowLines = (
  { person, shellName, cells }: WorkshopRow,
  names: ReadonlyMap<string, string>,
): string[] => [
  person.username === '' ? shellName : say('cli-workshop-row', person.username, shellName),
  ...cells.map((cell) => `    ${cellLine(cell, names.get(cell.step) ?? cell.step)}`),
];

/** How many stand how at one step. */
function countLine(rows: readonly WorkshopRow[], [step, name]: readonly [string, string]): string {
  const counts = countStates(rows, step);
  const told = cellStates
    .filter((state) => counts[state] > 0)
    .map((state) => say('roster-filter', say(`workshop-is-${state}`), counts[state]));
  return say('cli-workshop-cell', name, told.join(', '));
}

/** As scripts read it: who, and by step how they stand. */
const valueOf = (rows: readonly WorkshopRow[]) =>
  rows.map((row) => ({
    username: row.person.username,
    shellName: row.shellName,
    stuck: isStuck(row),
    steps: row.cells.map(({ request, ...cell }) => ({ ...cell, why: request?.problem?.code })),
  }));

/** Who takes part in the workshop, and who is stuck where. */
export const workshop: Command = {
  name: 'workshop',
  summary: 'Show which participant is at which step of the workshop',
  examples: ['lanyard workshop', 'lanyard workshop --stuck', 'lanyard workshop --check --json'],
  options: {
    check: flag('check all systems first'),
    stuck: flag('show only people who need a helper'),
  },
  positionals: [],
  async run(desk, args) {
    const view = await know(desk, args);
    if (!view.ok) return view;
    const shift = await everyCase(desk.call);
    if (!shift.ok) return shift;
    const requests = await everyRequest(desk.call, { limit: MOST_LISTED });
    if (!requests.ok) return requests;
    const rows = workshopTable(view.value, peopleAtDesk(requests.value), shift.value.cases);
    const shown = rowsShown(
      rows,
      args.options['stuck'] === true ? 'stuck' : 'all',
      new Intl.Collator('en'),
    );
    const names = namesOf(view.value);
    const lines =
      rows.length === 0
        ? [say('workshop-nobody')]
        : [
            ...shown.flatMap((row) => rowLines(row, names)),
            ...[...names].map((step) => countLine(rows, step)),
          ];
    return ok({
      value: { checked: view.value.checked?.asked, participants: valueOf(shown) },
      lines,
      exit: rows.some(isStuck) ? EXIT.needsYou : EXIT.confirmed,
    });
  },
};
