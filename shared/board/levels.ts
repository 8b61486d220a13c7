import {
  type BoardView,
  type CallCount,
  FAILED,
  latencyBounds,
  type MeasuredSystem,
  type Objective,
  SLOWEST,
} from './board.ts';

/** The least bound that an answer of so many milliseconds keeps to. */
export const boundOf = (ms: number): CallCount['bound'] =>
  latencyBounds.find((bound) => ms <= bound) ?? SLOWEST;

/** Of an objective: how many of 100 calls reached it, how many should, and how much of what may go wrong has (1: all of it). */
export interface Reached {
  readonly percent: number;
  readonly goal: number;
  readonly budgetUsed: number;
}

/** How a system served this desk. */
export interface Level {
  readonly system: MeasuredSystem;
  readonly calls: number;
  readonly failed: number;
  /** How many of 100 calls were answered; undefined where none was made. */
  readonly success?: number | undefined;
  /** 95 of 100 answers took at most so many milliseconds; undefined where there was none, or that is beyond every bound. */
  readonly most?: number | undefined;
  readonly successReached?: Reached | undefined;
  readonly speedReached?: (Reached & { readonly ms: number }) | undefined;
}

type Told = Pick<CallCount, 'bound' | 'calls'>;

const sum = (counts: readonly Told[]): number =>
  counts.reduce((total, { calls }) => total + calls, 0);

/**
 * What of the error budget is used (SRE Workbook, "Implementing SLOs"): the part of calls that went wrong, in parts of those that may. An objective of
 * 100 % leaves no budget: it is untouched, or used up beyond all measure.
 */
export function budgetUsed(bad: number, all: number, goal: number): number {
  if (bad === 0) return 0;
  return bad / all / ((100 - goal) / 100);
}

const percentOf = (part: number, all: number): number => (part / all) * 100;

/** The bound that 95 of 100 answers keep to. */
function mostOf(answers: readonly Told[]): number | undefined {
  const enough = sum(answers) * 0.95;
  let within = 0;
  for (const { bound, calls } of answers.toSorted((a, b) => a.bound - b.bound)) {
    within += calls;
    if (within >= enough) return bound === SLOWEST ? undefined : bound;
  }
  return undefined;
}

function successOf(calls: number, failed: number, goal: number | undefined): Reached | undefined {
  if (goal === undefined || calls === 0) return undefined;
  const percent = percentOf(calls - failed, calls);
  return { percent, goal, budgetUsed: budgetUsed(failed, calls, goal) };
}

function speedOf(answers: readonly Told[], within: Objective['within']): Level['speedReached'] {
  const all = sum(answers);
  if (within === undefined || all === 0) return undefined;
  const fast = sum(answers.filter(({ bound }) => bound <= within.ms));
  const used = budgetUsed(all - fast, all, within.share);
  return { ms: within.ms, percent: percentOf(fast, all), goal: within.share, budgetUsed: used };
}

/** Judges the counted calls of a system by its objective, as far as it has one. Only what was answered counts for its speed. */
export function levelOf({ system, bounds, objective }: BoardView['levels'][number]): Level {
  const answers = bounds.filter(({ bound }) => bound !== FAILED);
  const calls = sum(bounds);
  const failed = calls - sum(answers);
  return {
    system,
    calls,
    failed,
    success: calls === 0 ? undefined : percentOf(calls - failed, calls),
    most: mostOf(answers),
    successReached: successOf(calls, failed, objective?.success),
    speedReached: speedOf(answers, objective?.within),
  };
}

/** From here on a budget is nearly used up. */
export const NEARLY_USED = 0.8;

/** The budget of a system that is used most; undefined where it has no objective or was not asked. */
export function worstBudget({ successReached, speedReached }: Level): number | undefined {
  const used = [successReached, speedReached].flatMap((reached) => reached?.budgetUsed ?? []);
  return used.length === 0 ? undefined : Math.max(...used);
}
