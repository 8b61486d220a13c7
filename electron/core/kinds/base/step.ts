import type { z } from 'zod';
import type { ErrorCode, PendingCode } from '../../../../shared/errors.ts';
import type { UndoPart } from '../../../../shared/requests/undo.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { AppError } from '../../base/errors.ts';
import type { Touched } from './touched.ts';

/** The systems that requests are sent to. Each can be away while the others are there. */
export const systems = ['directory', 'cloud', 'hub'] as const;
export type System = (typeof systems)[number];

/** Whether this failure says that the system is away or busy, so that others would fail alike. */
export const isAway = (system: System, failure: unknown): failure is AppError =>
  failure instanceof AppError &&
  failure.sort === 'network' &&
  failure.code.startsWith(`${system}-`);

/**
 * What a step found when it asked the real system. `learned` goes into the request's facts, before anything is written; `found` is what it
 * is about as the server has it, for the case that it is protected (`protected.ts`).
 */
export type Observation<F> =
  | {
      readonly is: 'missing' | 'done';
      readonly learned?: Partial<F>;
      readonly found?: readonly Touched[];
    }
  | { readonly is: 'blocked'; readonly code: ErrorCode; readonly params: readonly string[] }
  | Pending<F>;

/** Somebody or something else has to do its part; the request waits, and is looked at again. */
export interface Pending<F> {
  readonly is: 'pending';
  readonly code: PendingCode;
  readonly params: readonly string[];
  readonly learned?: Partial<F>;
  readonly found?: readonly Touched[];
  /** When the next look is worth it, ISO 8601 in UTC; after a growing pause where left out. */
  readonly retryAt?: string;
}

/** The run a step takes part in. */
export interface Run {
  readonly requestId: string;
  /** True when this step's write was sent before, by this run or an earlier one, whatever became of it. */
  readonly attempted: boolean;
  /** True in the look right after this run's own write. */
  readonly justWritten?: boolean;
}

export interface Step<F> {
  /** Journal key: may be added, never renamed. */
  readonly id: string;
  /** What it writes to; the directory where it does not say. */
  readonly system?: System;
  /** False where the request has nothing for this step to do; left out where it always has. */
  isNeeded?(facts: F): boolean;
  /**
   * Ids of steps further up that have to be done, or not needed, before it; all that stand further up where left out. Steps that do not
   * wait for each other are under way at once, and must not learn the same facts.
   */
  readonly after?: readonly string[];
  /** Chooses numbers and ids. What it chose is on disk before any write. Keeps what was chosen before. */
  prepare?(facts: F): Promise<Partial<F>>;
  /** Of one that only chooses: the step that writes what was chosen. Where that had nothing to do, this one had not either. */
  readonly servesStep?: string;
  /** What an undo removes of what this step did; left out where only an undo of the whole does. */
  readonly undonePart?: UndoPart;
  /** Asks the real system, not our memory. */
  observe(facts: F, run: Run): Promise<Observation<F>>;
  /** True where looking is its work, and it writes only where what it looks at went wrong. */
  readonly writesOnlyRepairs?: boolean;
  /** Whether the write counts against the event's budget of accounts per hour; left out where it never does. */
  isPaced?(facts: F): Promise<boolean>;
  /**
   * Makes it so with one write to one system, or with several of which each can be sent again by itself. Left out where a step
   * only looks.
   */
  apply?(facts: F, run: Run): Promise<void>;
}

type Ordered<F> = Pick<Step<F>, 'id' | 'isNeeded' | 'after'>;

/** Ids of the steps that this one waits for. Throws where one of them does not stand further up: it would wait for ever. */
export function waitsFor<F>(step: Ordered<F>, steps: readonly Ordered<F>[]): readonly string[] {
  const further = steps.slice(0, steps.indexOf(step)).map(({ id }) => id);
  const { id, after = further } = step;
  const unknown = after.find((other) => !further.includes(other));
  if (unknown === undefined) return after;
  throw new Error(`${id} waits for ${unknown}, which is no step further up`);
}

/** Ids of the steps that are still to do and wait for no other: under way, or as far as the request came. */
export function stepsAtHand<F>(
  steps: readonly Ordered<F>[],
  { facts, finished }: { readonly facts: F; readonly finished: readonly string[] },
): ReadonlySet<string> {
  const over = new Set<string>();
  const atHand = new Set<string>();
  for (const step of steps) {
    if (!waitsFor(step, steps).every((id) => over.has(id))) continue;
    const isOver = finished.includes(step.id) || step.isNeeded?.(facts) === false;
    (isOver ? over : atHand).add(step.id);
  }
  return atHand;
}

/** What a kind of request does, as data. */
export interface Recipe<F> {
  /** Checks facts on their way out of the journal: a file is untrusted. */
  readonly facts: z.ZodType<F>;
  readonly steps: readonly Step<F>[];
  /** What a run needs: it is not tried while one of these is known to be away. */
  readonly systems: readonly System[];
  /**
   * What a request takes over from the one it waits for, before each try: that one's person may have got another name since. Called
   * whatever has become of the other; throws nothing.
   */
  inherit?(facts: F, parent: StoredRequest): Partial<F>;
  /** Facts to begin anew with after a lost race (failure sort `again`). */
  startOver(facts: F): F;
  /** Called once when the request has come to its end, whichever. */
  settled(requestId: string): void;
}

export type Blocked<C extends ErrorCode = ErrorCode> = Extract<
  Observation<never>,
  { is: 'blocked' }
> & { readonly code: C };

/** What a step finds that a person has to decide about. */
export const blocked = <C extends ErrorCode>(code: C, ...params: string[]): Blocked<C> => ({
  is: 'blocked',
  code,
  params,
});
