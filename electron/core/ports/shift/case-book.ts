import type { Method, ParsedInput } from '../../../../shared/contract/index.ts';
import type { CaseView } from '../../../../shared/shift/case.ts';

/** What says something of a case. */
export type Saying = Extract<Method, 'shift.hold' | 'shift.note' | 'workshop.tick'>;
/** What is said, and by whom. */
export type Said<M extends Saying> = ParsedInput<M> & { readonly by: string };

/** Says something of a case where its request is; `here` says it at this desk. */
export type Say = <M extends Saying>(
  method: M,
  said: Said<M>,
  here: () => Promise<CaseView>,
) => Promise<CaseView>;

/** A page of cases. */
export interface CasesAsked {
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * What helpers tell each other about cases, sealed on disk beside the requests. Throws `AppError('storage-failed')` and what opening the journal
 * throws.
 */
export interface CaseBook {
  /** So many of them in the order of their ids, those behind `after` where one is named. */
  cases(asked: CasesAsked): Promise<readonly CaseView[]>;
  /** Those of these ids that are there. */
  casesOf(ids: readonly string[]): Promise<readonly CaseView[]>;
  /**
   * Changes one case: `change` is handed what is there and answers what is to be there, and nobody writes between the two. What it throws is
   * thrown, and nothing written. Throws `not-found` where the request that the case is kept by is gone. On the disk when it returns.
   */
  changeCase(id: string, change: (before: CaseView | undefined) => CaseView): Promise<CaseView>;
  /** The revision of each case, without opening any; none where the journal is not open: to look is no reason to open it. */
  caseRevisions(): Promise<ReadonlyMap<string, number>>;
}
