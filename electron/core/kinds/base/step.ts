import type { z } from 'zod';
import type { ErrorCode } from '../../../../shared/errors.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { AppError } from '../../base/errors.ts';

/** The systems that requests are sent to. Each can be away while the others are there. */
export const systems = ['directory', 'cloud'] as const;
export type System = (typeof systems)[number];

/** Whether this failure says that the system is away or busy, so that others would fail alike. */
export const isAway = (system: System, failure: unknown): failure is AppError =>
  failure instanceof AppError &&
  failure.sort === 'network' &&
  failure.code.startsWith(`${system}-`);

/** What a step found when it asked the real system. `learned` goes into the request's facts, before anything is written. */
export type Observation<F> =
  | { readonly is: 'missing'; readonly learned?: Partial<F> }
  | { readonly is: 'done'; readonly learned?: Partial<F> }
  | { readonly is: 'blocked'; readonly code: ErrorCode; readonly params: readonly string[] };

/** The run a step takes part in. */
export interface Run {
  readonly requestId: string;
  /** True when this step's write was sent before, by this run or an earlier one, whatever became of it. */
  readonly attempted: boolean;
}

export interface Step<F> {
  /** Journal key: may be added, never renamed. */
  readonly id: string;
  /** What it writes to; the directory where it does not say. */
  readonly system?: System;
  /** False where the request has nothing for this step to do; left out where it always has. */
  isNeeded?(facts: F): boolean;
  /** Chooses numbers and ids. What it chose is on disk before any write. Keeps what was chosen before. */
  prepare?(facts: F): Promise<Partial<F>>;
  /** Asks the real system, not our memory. */
  observe(facts: F, run: Run): Promise<Observation<F>>;
  /**
   * True where `observe` must know whether the write was ever sent: that it may have been is then on disk before it is.
   * Elsewhere a look at the world tells all there is to know.
   */
  readonly remembersSending?: boolean;
  /** Whether the write counts against the event's budget of accounts per hour; left out where it never does. */
  isPaced?(facts: F): Promise<boolean>;
  /**
   * Makes it so with one write to one system, or with several of which each can be sent again by itself. Left out where a step
   * only looks.
   */
  apply?(facts: F, run: Run): Promise<void>;
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
