import type { BoardView, CallCount, Measure } from '../../../shared/board/board.ts';

/** What is asked for. */
export interface FiguresAsked {
  /** From which hour on hours are told; ISO 8601 in UTC. */
  readonly since: string;
  /** Whose people are counted for `people`. */
  readonly peopleOf: readonly Measure[];
}

/** Figures over all requests of a journal. */
export interface Figures extends Pick<BoardView, 'made' | 'minutes' | 'waiting' | 'peopleWaiting'> {
  /** How many people the asked measures were done for, each counted once. */
  readonly people: number;
}

/**
 * The figures of a journal, from what stands in it in clear or as a keyed digest: nothing sealed is opened, and the cost of a read hardly grows
 * with it. Throws `AppError('storage-failed')` and what opening the journal throws.
 */
export interface BoardFigures {
  figures(asked: FiguresAsked): Promise<Figures>;
  /**
   * Adds calls to those that are counted, and lets go of what is older than `keepSince`. Answers false, and has counted nothing, where the journal is
   * not open: to count is no reason to open it. On the disk with the next write that must be.
   */
  addCalls(calls: readonly CallCount[], keepSince: string): Promise<boolean>;
  /** Counted calls of these hours and later, added up over the hours. */
  callsSince(since: string): Promise<readonly Omit<CallCount, 'hour'>[]>;
}
