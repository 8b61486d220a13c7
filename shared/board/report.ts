import { writeCsv } from '../roster/csv.ts';
import {
  type BoardView,
  type MeasuredSystem,
  measures,
  type Measure,
  type WaitReason,
} from './board.ts';
import { type Level, levelOf, type Reached } from './levels.ts';
import { growthOf, totalOf } from './series.ts';
import { LEAST_TOLD, mergeNeighbours, mergeSmall, toldCount } from './small-counts.ts';

/** The i18n keys that a report is told with. */
export type ReportMessage =
  | `board-what-${Measure}`
  | `board-wait-${WaitReason}`
  | `board-system-${MeasuredSystem}`
  | `board-${'minutes-title' | 'levels-title' | 'people' | 'waiting-for' | 'baseline'}`
  | `report-${'title' | 'lead' | 'few' | 'span' | 'earlier' | 'totals' | 'days' | 'waiting' | 'what' | 'count' | 'day' | 'figure' | 'value' | 'here' | 'now' | 'goal'}`
  | `report-${'median' | 'most' | 'service' | 'calls' | 'success' | 'success-goal' | 'speed' | 'speed-goal' | 'budget'}`;

/** Whoever makes a report brings the words of a language. */
export interface ReportWords {
  say(key: ReportMessage, ...fillings: readonly (string | number)[]): string;
  /** The name of the event. */
  readonly event: string;
  /** A text that the profile has in several languages. */
  localised(texts: Readonly<Record<string, string>>): string;
  /** The day of a moment (ISO 8601) where the report is made. */
  day(iso: string): string;
  /** A number for people to read. */
  amount(number: number): string;
  list(parts: readonly string[]): string;
}

/** A text, or a number that each form of the report writes in its own way. */
export type Cell = string | number;

/** One table of a report; the first cell of a row names it. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What can be published of a board: no count below `LEAST_TOLD`, and none from which one could be worked out. */
export interface Report {
  readonly title: string;
  readonly lead: string;
  readonly tables: readonly ReportTable[];
}

const told = (count: number, { say }: ReportWords): Cell => {
  const number = toldCount(count);
  return number === 'few' ? say('report-few', LEAST_TOLD) : number;
};

const totals = (board: BoardView, words: ReportWords): ReportTable => ({
  title: words.say('report-totals'),
  head: [words.say('report-what'), words.say('report-count')],
  rows: measures.map((what) => [
    words.say(`board-what-${what}`),
    told(totalOf(board, what), words),
  ]),
});

function spanOf(days: readonly string[], { say }: ReportWords): string {
  const [first = '', last = first] = [days[0], days.at(-1)];
  return first === last ? first : say('report-span', first, last);
}

/** What was done on each day, days with few merged with those beside them. */
function days({ made }: BoardView, words: ReportWords): ReportTable {
  const rows = made.flatMap(({ what, before, hours }) => {
    const byDay = Map.groupBy(hours, ({ hour }) => words.day(hour));
    const counts = [
      { of: [words.say('report-earlier')], count: before },
      ...[...byDay].map(([day, of]) => ({
        of: [day],
        count: of.reduce((sum, { count }) => sum + count, 0),
      })),
    ];
    return mergeNeighbours(counts.filter(({ count }) => count > 0)).map(({ of, count }) => [
      words.say(`board-what-${what}`),
      spanOf(of, words),
      told(count, words),
    ]);
  });
  const { say } = words;
  return {
    title: say('report-days'),
    head: [say('report-what'), say('report-day'), say('report-count')],
    rows,
  };
}

/** Of few people a median would be one of theirs. */
function minutes(
  { minutes: { people, median, most } }: BoardView,
  words: ReportWords,
): ReportTable {
  const { say } = words;
  const isTold = people >= LEAST_TOLD && median !== undefined && most !== undefined;
  return {
    title: say('board-minutes-title'),
    head: [say('report-figure'), say('report-value')],
    rows: [
      [say('board-people'), told(people, words)],
      ...(isTold
        ? [
            [say('report-median'), rounded(median)],
            [say('report-most'), rounded(most)],
          ]
        : []),
    ],
  };
}

const waiting = (board: BoardView, words: ReportWords): ReportTable => ({
  title: words.say('report-waiting'),
  head: [words.say('board-waiting-for'), words.say('board-people')],
  rows: mergeSmall(
    board.waiting.map(({ reason, people }) => ({ of: [reason], count: people })),
  ).map(({ of, count }) => [
    words.list(of.map((reason) => words.say(`board-wait-${reason}`))),
    told(count, words),
  ]),
});

function growth({ growth: figure }: BoardView, words: ReportWords): readonly ReportTable[] {
  if (!figure) return [];
  const { say, localised } = words;
  const { now, goal } = growthOf(figure);
  const here = toldCount(figure.here);
  return [
    {
      title: localised(figure.name),
      head: [say('report-figure'), say('report-value')],
      rows: [
        [say('board-baseline'), figure.baseline],
        ...figure.published.map(({ name, value }) => [localised(name), value]),
        [say('report-here'), told(figure.here, words)],
        // With both, a small count could be worked out.
        ...(here === 'few' ? [] : [[say('report-now'), now]]),
        [say('report-goal', words.amount(figure.goalPercent)), goal],
      ],
    },
  ];
}

const rounded = (number: number): number => Math.round(number * 100) / 100;

const used = ({ budgetUsed }: Reached): Cell =>
  Number.isFinite(budgetUsed) ? rounded(budgetUsed * 100) : '∞';

/** Calls of systems tell of nobody: they are told as they are. */
function levelRows(level: Level, words: ReportWords): readonly (readonly Cell[])[] {
  const { say } = words;
  const { calls, success, successReached, speedReached } = level;
  const figures: readonly (readonly [string, Cell] | undefined)[] = [
    [say('report-calls'), calls],
    success === undefined ? undefined : [say('report-success'), rounded(success)],
    ...(successReached
      ? ([
          [say('report-success-goal'), successReached.goal],
          [say('report-budget', say('report-success')), used(successReached)],
        ] as const)
      : []),
    ...(speedReached
      ? ([
          [say('report-speed', speedReached.ms), rounded(speedReached.percent)],
          [say('report-speed-goal', speedReached.ms), speedReached.goal],
          [say('report-budget', say('report-speed', speedReached.ms)), used(speedReached)],
        ] as const)
      : []),
  ];
  const system = say(`board-system-${level.system}`);
  return figures.flatMap((figure) => (figure ? [[system, ...figure]] : []));
}

const levels = (board: BoardView, words: ReportWords): ReportTable => ({
  title: words.say('board-levels-title'),
  head: [words.say('report-service'), words.say('report-figure'), words.say('report-value')],
  rows: board.levels.flatMap((level) => levelRows(levelOf(level), words)),
});

/** When the first of what is told was done; where some of it is older, since when it is told by day. */
function beginOf({ made, since, at }: BoardView): string {
  if (made.some(({ before }) => before > 0)) return since;
  const hours = made.flatMap((one) => one.hours.map(({ hour }) => hour));
  return hours.reduce((first, hour) => (hour < first ? hour : first), at);
}

/** The report of a board, as tables of words and numbers. */
export function reportOf(board: BoardView, words: ReportWords): Report {
  const { say, event, day } = words;
  return {
    title: say('report-title', event),
    lead: say('report-lead', day(beginOf(board)), day(board.at), LEAST_TOLD),
    tables: [
      totals(board, words),
      days(board, words),
      minutes(board, words),
      waiting(board, words),
      ...growth(board, words),
      levels(board, words),
    ].filter(({ rows }) => rows.length > 0),
  };
}

/** What means something in wikitext, as character references, which MediaWiki shows and does not read (Help:Formatting; a row of `'`, `~`, `_`). */
const wikiText = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, ' ')
    .replace(
      /[[\]{}|<>&]|'(?=')|~(?=~)|_(?=_)|:(?=\/\/)|^[*#:;=!+-]/gu,
      (sign) => `&#${sign.charCodeAt(0)};`,
    );

function wikiTable(
  { title, head, rows }: ReportTable,
  amount: ReportWords['amount'],
): readonly string[] {
  const number = (value: number): string => `| style="text-align: end;" | ${amount(value)}`;
  const cell = (value: Cell): string =>
    typeof value === 'number' ? number(value) : `| ${wikiText(value)}`;
  return [
    `== ${wikiText(title)} ==`,
    '{| class="wikitable"',
    ...head.map((name) => `! scope="col" | ${wikiText(name)}`),
    ...rows.flatMap(([name = '', ...cells]) => [
      '|-',
      `! scope="row" | ${typeof name === 'number' ? amount(name) : wikiText(name)}`,
      ...cells.map(cell),
    ]),
    '|}',
    '',
  ];
}

/** The report as wikitext, for a page of its own: a heading and a table for each part. Nothing in it is read as anything but text. */
export const reportWikitext = (
  { lead, tables }: Report,
  { amount }: Pick<ReportWords, 'amount'>,
): string =>
  [wikiText(lead), '', ...tables.flatMap((table) => wikiTable(table, amount))].join('\n');

/** The report as one CSV file: each row begins with the title of its table, and numbers stand as they are. Formulas are defused. */
export function reportCsv({ tables }: Report): string {
  const rows = tables.flatMap(({ title, head, rows: own }) => [
    [title, ...head],
    ...own.map((cells) => [title, ...cells.map(String)]),
  ]);
  return writeCsv(rows);
}
