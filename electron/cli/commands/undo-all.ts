import type { RequestView } from '../../../shared/requests/request.ts';
import { requestStateKey } from '../../../shared/requests/text-keys.ts';
import {
  agreedChoices,
  agreementsOf,
  isSameChoice,
  staysOf,
  type UndoAllPlan,
  type UndoChoice,
  undoChoices,
} from '../../../shared/requests/undo-all.ts';
import type { UndoStay } from '../../../shared/requests/undo.ts';
import { isUndoOver } from '../../../shared/requests/undo-plan.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Desk, Outcome } from '../base/command.ts';
import { EXIT, worst } from '../base/exit-codes.ts';
import { failureLines, say } from '../base/words.ts';
import { outcomes } from '../outcome/chain-outcome.ts';
import { requestLine } from '../outcome/request-lines.ts';
import { removedLines, stayLines } from '../outcome/undo-lines.ts';

interface Asked {
  /** The card's request. */
  readonly id: string;
  /** Requests whose part is left out. */
  readonly keep: readonly string[];
  readonly isSure: boolean;
}

/** A plan with the requests it is about, and what of it is agreed to. */
interface Read {
  readonly plan: UndoAllPlan;
  readonly requests: ReadonlyMap<string, RequestView>;
  readonly agreed: readonly UndoChoice[];
}

type Part = UndoAllPlan['parts'][number];

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** Whether an account is left out on account of something else that is. */
const isBound = (leftOut: readonly UndoChoice[], { plan, agreed }: Read): boolean =>
  leftOut.some(({ part }) => part === 'account') &&
  undoChoices(plan).some((one) => one.of !== plan.of && !agreed.some(isSameChoice(one)));

/** What of one part goes, what was left out of it, and what stays. */
function partLines(part: Part, read: Read): string[] {
  const { plan, agreed } = read;
  const { problem, filed, gone } = part;
  const choices = undoChoices(plan).filter(({ of }) => of === part.of);
  const isAgreed = (choice: UndoChoice): boolean => agreed.some(isSameChoice(choice));
  const linesOf = (some: readonly UndoChoice[]): string[] =>
    some.flatMap((choice) => removedLines(choice.part, part));
  const leftOut = choices.filter((choice) => !isAgreed(choice));
  return [
    ...(filed ? [say('undo-filed', say(requestStateKey(filed)))] : []),
    ...(problem ? failureLines(problem) : []),
    ...linesOf(choices.filter(isAgreed)),
    ...(leftOut.length === 0 ? [] : [`${say('undo-all-left-out')}:`]),
    ...indented(linesOf(leftOut)),
    ...(isBound(leftOut, read) ? [say('undo-all-account-last')] : []),
    ...(gone ? [say('undo-gone-other')] : []),
    ...lastLines(staysOf(part, agreed), choices.filter(isAgreed)),
  ];
}

/** What stays, and what that means for an account. */
const lastLines = (stays: readonly UndoStay[], goes: readonly UndoChoice[]): string[] => [
  ...(stays.length === 0 ? [] : [say('cli-would-keep')]),
  ...indented(stayLines(stays)),
  ...(stays.some(({ what }) => what === 'account') ? [say('undo-block')] : []),
  ...(goes.some(({ part }) => part === 'account') ? [say('undo-elsewhere')] : []),
];

/** Requests of the card that have not come to their end, with what that means for the plan. */
function unfinishedLines({ plan, requests }: Read, begun: boolean): string[] {
  const listed = plan.unfinished.filter((one) => one.begun === begun);
  if (listed.length === 0) return [];
  const known = listed.flatMap(({ id }) => requests.get(id) ?? []);
  const lines = begun
    ? [`${say('undo-all-begun')}: ${say('undo-all-begun-lead')}`]
    : [say('cli-would-cancel')];
  return [...lines, ...indented(known.map(requestLine))];
}

/** How far the plan can be relied on. */
function certainty({ parts }: UndoAllPlan): string[] {
  const open = parts.filter(({ filed, problem }) => !isUndoOver(filed) && problem === undefined);
  const asked = open.flatMap((part) => part.asked ?? []).sort();
  return [
    ...asked.slice(-1).map((time) => say('seen-at', time)),
    ...(asked.length < open.length ? [say('undo-all-unasked')] : []),
  ];
}

function planLines(read: Read): string[] {
  const { plan, requests } = read;
  return [
    ...unfinishedLines(read, true),
    ...unfinishedLines(read, false),
    say('cli-would-undo'),
    ...plan.parts.flatMap((part) => {
      const request = requests.get(part.of);
      return [
        `  ${request ? requestLine(request) : part.of}`,
        ...indented(indented(partLines(part, read))),
      ];
    }),
    ...certainty(plan),
  ];
}

const planned = (read: Read): Outcome => ({
  value: { undone: false, ...read.plan },
  lines: [...planLines(read), ...(read.agreed.length > 0 ? [say('cli-undo-not-yet')] : [])],
  exit: EXIT.needsYou,
});

/** The requests of a plan, by their ids. */
async function requestsOf(
  desk: Desk,
  { parts, unfinished }: UndoAllPlan,
): Promise<Result<ReadonlyMap<string, RequestView>>> {
  const known = new Map<string, RequestView>();
  for (const id of [...parts.map(({ of }) => of), ...unfinished.map((one) => one.id)]) {
    const request = await desk.call('requests.get', { id });
    if (!request.ok) return request;
    known.set(id, request.value);
  }
  return ok(known);
}

/** Plans the undo of all that a card made and, once that is agreed to, files it and tells what becomes of each part. */
export async function undoAll(desk: Desk, { id, keep, isSure }: Asked): Promise<Result<Outcome>> {
  const planning = await desk.call('requests.planUndoAll', { id });
  if (!planning.ok) return planning;
  const plan = planning.value;
  const unknown = keep.filter((kept) => !plan.parts.some(({ of }) => of === kept));
  if (unknown.length > 0) {
    const fields = unknown.map((kept) => ({
      field: 'keep',
      rule: 'keep-not-there',
      params: [kept],
    }));
    return fail('invalid-input', 'The plan does not have what is to be kept', { fields });
  }
  const requests = await requestsOf(desk, plan);
  if (!requests.ok) return requests;
  const leftOut = undoChoices(plan).filter(({ of }) => keep.includes(of));
  const agreed = agreedChoices(plan, leftOut);
  const canGo = agreed.length > 0 && !plan.unfinished.some(({ begun }) => begun);
  if (!isSure || !canGo) return ok(planned({ plan, requests: requests.value, agreed }));
  return filed(desk, plan, agreed);
}

async function filed(
  desk: Desk,
  { of: id, unfinished }: UndoAllPlan,
  agreed: readonly UndoChoice[],
): Promise<Result<Outcome>> {
  const ids = unfinished.map((one) => one.id);
  const dismiss = ids.length === 0 ? {} : { dismiss: { ids, reason: say('undo-all-reason') } };
  const agreements = agreementsOf(agreed);
  const undos = await desk.call('requests.undoAll', { id, agreed: agreements, ...dismiss });
  if (!undos.ok) return undos;
  const told = await outcomes(desk, undos.value.requests);
  if (!told.ok) return told;
  return ok({
    value: { requests: told.value.map(({ value }) => value) },
    lines: told.value.flatMap(({ lines }) => lines),
    exit: worst(told.value.map(({ exit }) => exit)),
  });
}
