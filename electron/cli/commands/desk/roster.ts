import { writeCsv } from '../../../../shared/roster/csv.ts';
import {
  canBeFiled,
  countVerdicts,
  LARGEST_ROSTER,
  rosterVerdictKinds,
  type RosterPlan,
  type RosterRow,
  type RosterVerdictKind,
} from '../../../../shared/roster/roster.ts';
import {
  alternativesOf,
  resultTable,
  whyOf,
  type RosterWords,
} from '../../../../shared/roster/roster-words.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Arguments, Command, Desk, ExpectedFile, NewFile } from '../../base/command.ts';
import { EXIT, worst, type ExitCode } from '../../base/exit-codes.ts';
import { flag, value } from '../../base/options.ts';
import { ruleWords, say } from '../../base/words.ts';

const exits: Record<RosterVerdictKind, ExitCode> = {
  ready: EXIT.confirmed,
  filed: EXIT.confirmed,
  stands: EXIT.confirmed,
  namesake: EXIT.confirmed,
  'could-not-ask': EXIT.waiting,
  'free-as-of': EXIT.waiting,
  'taken-as-of': EXIT.waiting,
  taken: EXIT.needsYou,
  'not-allowed': EXIT.needsYou,
  incomplete: EXIT.needsYou,
  twice: EXIT.needsYou,
};

const expected: ExpectedFile = {
  field: 'file',
  most: LARGEST_ROSTER,
  tooLarge: 'roster-too-large',
};

const words: RosterWords = {
  say,
  rule: ruleWords,
  time: (iso) => iso,
  list: (parts) => parts.join(', '),
};

/** A row that somebody should look at; the good ones are only counted. */
function rowLines(row: RosterRow): string[] {
  const { line, username, shellName, verdict } = row;
  const alternatives = alternativesOf(row, words);
  return [
    // A cell may hold anything: only as a filling it cannot command the terminal.
    say('cli-roster-row', line, say(`roster-verdict-${verdict.is}`), shellName, username),
    `    ${whyOf(row, words)}`,
    ...(alternatives === '' ? [] : [`    ${say('roster-free', alternatives)}`]),
  ];
}

function summary({ rows, encoding }: RosterPlan): string[] {
  const counts = countVerdicts(rows);
  const counted = rosterVerdictKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => say('roster-filter', say(`roster-verdict-${kind}`), counts[kind]));
  return [
    ...(encoding === 'windows-1252' ? [say('cli-roster-guessed')] : []),
    ...rows.filter(({ verdict }) => exits[verdict.is] !== EXIT.confirmed).flatMap(rowLines),
    say('cli-roster-read', rows.length, counted.join(', ')),
  ];
}

/** Reads the file and, unless it is a dry run, files what can be. */
async function readAndFile(
  desk: Desk,
  file: string,
  { options }: Pick<Arguments, 'options'>,
): Promise<Result<RosterPlan>> {
  const plan = await desk.call('roster.plan', { file });
  if (!plan.ok || options['dry-run'] === true) return plan;
  const withAccounts = options['with-accounts'] === true;
  return desk.call('roster.submit', {
    id: plan.value.id,
    ...(withAccounts ? { withAccounts } : {}),
  });
}

async function save(out: NewFile | undefined, plan: Result<RosterPlan>): Promise<void> {
  if (plan.ok) await out?.write(writeCsv(resultTable(plan.value.rows, words)));
  else await out?.discard();
}

export const rosterImport: Command = {
  name: 'roster import',
  summary: 'Import expected participants from a CSV file',
  examples: [
    'lanyard roster import pretix.csv --dry-run',
    'lanyard roster import people.csv --out result.csv',
  ],
  options: {
    'with-accounts': flag('also add people who have an account, for a workshop'),
    'dry-run': flag('only check the rows and show what would be imported'),
    out: value('FILE', 'new file for the result of every row'),
  },
  positionals: ['FILE'],
  async run(desk, { positionals: [path = ''], options }, terminal) {
    const isDry = options['dry-run'] === true;
    const bytes = await terminal.readBytes(path, expected);
    const out = options['out'];
    const place = typeof out === 'string' ? await terminal.newFile(out) : undefined;
    const plan = await readAndFile(desk, Buffer.from(bytes).toString('base64'), { options });
    await save(place, plan);
    if (!plan.ok) return plan;
    const { rows, filed } = plan.value;
    return ok({
      value: plan.value,
      lines: [
        ...summary(plan.value),
        isDry
          ? say('cli-roster-dry', rows.filter(canBeFiled).length)
          : say('cli-roster-filed', filed),
      ],
      exit: worst(rows.map(({ verdict }) => exits[verdict.is])),
    });
  },
};
