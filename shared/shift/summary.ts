import type { WaitReason } from '../board/board.ts';
import { waitReasonOf } from '../board/waiting.ts';
import type { ErrorCode } from '../errors.ts';
import type { Phrase } from '../requests/describe.ts';
import type { PersonAtDesk } from '../requests/people-at-desk.ts';
import type { RequestView } from '../requests/request.ts';
import { problemKeys, requestNameKey, requestStateKey } from '../requests/text-keys.ts';
import { type CaseView, caseOf } from './case.ts';

/** How far back the summary counts what was done: about as long as somebody helps. */
export const SHIFT_HOURS = 8;

/** The parts of a summary, in the order in which the next helper needs them; each person is in the first that fits. */
export const summaryParts = ['needs-you', 'waiting', 'notes'] as const;
/** One of these, with a heading `shift-part-<name>`. */
export type SummaryPart = (typeof summaryParts)[number];

/** One open case as the next helper needs it. */
export interface SummaryRow {
  /** The request that says how it stands. */
  readonly request: RequestView;
  readonly username: string;
  readonly shellName: string;
  /** For whom or what it waits, as the board calls it. */
  readonly waitsFor: WaitReason | undefined;
  readonly said: CaseView | undefined;
}

/** What is open at a desk, who looks after it, and what was said of it. It names people: it is for helpers. */
export interface Summary {
  /** As of when, in ISO 8601. */
  readonly at: string;
  readonly parts: Readonly<Record<SummaryPart, readonly SummaryRow[]>>;
  readonly expected: number;
  /** People whose last request was done, and those who were canceled, in the last hours (`SHIFT_HOURS`). */
  readonly done: number;
  readonly canceled: number;
}

function partOf({ group }: PersonAtDesk, said: CaseView | undefined): SummaryPart | undefined {
  if (group === 'needs-you') return 'needs-you';
  if (group === 'in-progress') return 'waiting';
  return said?.note || said?.holder ? 'notes' : undefined;
}

/** Somebody decided so; whoever had an account was never to get one. */
const isCanceled = ({ state, hasAccount }: RequestView): boolean =>
  state === 'dismissed' && hasAccount === undefined;

const rowOf = (person: PersonAtDesk, said: CaseView | undefined): SummaryRow => ({
  request: person.leading,
  username: person.username,
  shellName: person.shellName,
  waitsFor:
    person.group === 'needs-you' || person.group === 'in-progress'
      ? waitReasonOf(person.leading.state, person.leading.problem?.code)
      : undefined,
  said,
});

/** What the next helper has to know, from the people of a desk and what helpers said of them. */
export function summaryOf(
  people: readonly PersonAtDesk[],
  cases: readonly CaseView[],
  now: Date,
): Summary {
  const byId = new Map(cases.map((found) => [found.id, found]));
  const parts: Record<SummaryPart, SummaryRow[]> = { 'needs-you': [], waiting: [], notes: [] };
  for (const person of people) {
    const said = caseOf(person, byId);
    const part = partOf(person, said);
    if (part) parts[part].push(rowOf(person, said));
  }
  const since = new Date(now.getTime() - SHIFT_HOURS * 3_600_000).toISOString();
  const lately = people.filter(({ leading }) => leading.updatedAt >= since);
  return {
    at: now.toISOString(),
    parts,
    expected: people.filter(({ group }) => group === 'expected').length,
    done: lately.filter(({ leading }) => leading.state === 'confirmed' && !leading.undone).length,
    canceled: lately.filter(({ leading }) => isCanceled(leading)).length,
  };
}

/** The i18n keys of how a case stands. */
type StandsMessage = `problem-${ErrorCode}` | ReturnType<typeof requestStateKey>;

/** The i18n keys that a summary is told with. */
export type SummaryMessage =
  | StandsMessage
  | ReturnType<typeof requestNameKey>[0]
  | `board-wait-${WaitReason}`
  | `shift-part-${SummaryPart}`
  | `shift-${'who' | 'waits-for' | 'nothing-open' | 'done' | 'canceled'}`
  | `case-${'held' | 'note-told'}`
  | 'expected-count';

/** How a case stands, in one sentence: what a person has to decide, else the state of the request that goes on now. */
export function standsKey({ state, problem, ...request }: RequestView): Phrase<StandsMessage> {
  if (state === 'needs-you' && problem) {
    return [problemKeys(problem.code).what, ...problem.params];
  }
  return [requestStateKey({ ...request, state, problem })];
}

/** The words that a summary is written with. */
export interface SummaryWords {
  say(key: SummaryMessage, ...fill: readonly (string | number)[]): string;
  /** A time, from ISO 8601. */
  time(iso: string): string;
}

function nameOf({ request, username, shellName }: SummaryRow, { say }: SummaryWords): string {
  const [key, ...fill] = requestNameKey(request);
  if (shellName === '') return say(key, ...fill);
  return username === '' ? shellName : say('shift-who', username, shellName);
}

/** One case on one line, and its note on another. */
function linesOf(row: SummaryRow, words: SummaryWords): string[] {
  const { say, time } = words;
  const { holder, note } = row.said ?? {};
  const parts = [
    say(...standsKey(row.request)),
    ...(row.waitsFor ? [say('shift-waits-for', say(`board-wait-${row.waitsFor}`))] : []),
    ...(holder ? [say('case-held', holder.name)] : []),
  ];
  return [
    `- ${nameOf(row, words)}: ${parts.join(' · ')}`,
    ...(note
      ? [`  ${say('case-note-told', note.text.replace(/\s+/gu, ' '), note.by, time(note.at))}`]
      : []),
  ];
}

/** The numbers of a summary as sentences. */
export const countLines = (
  { expected, done, canceled }: Summary,
  { say }: Pick<SummaryWords, 'say'>,
) => [
  say('expected-count', expected),
  say('shift-done', done, SHIFT_HOURS),
  ...(canceled > 0 ? [say('shift-canceled', canceled, SHIFT_HOURS)] : []),
];

/** The summary as plain text, to be pasted or printed. No e-mail address, key or password has a place in it. */
export function summaryLines(summary: Summary, words: SummaryWords): string[] {
  const { say } = words;
  const parts = summaryParts.flatMap((part) => {
    const rows = summary.parts[part];
    if (rows.length === 0) return [];
    return [
      say(`shift-part-${part}`, rows.length),
      ...rows.flatMap((row) => linesOf(row, words)),
      '',
    ];
  });
  return [
    ...(parts.length === 0 ? [say('shift-nothing-open'), ''] : parts),
    ...countLines(summary, words),
  ];
}
