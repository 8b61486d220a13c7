import type { RequestKind } from '../../../../shared/requests/request.ts';
import type { UndoPart, UndoStay } from '../../../../shared/requests/undo.ts';
import type { UndoPlan } from '../../../../shared/requests/undo-plan.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';

/** How what a request did stands now. */
export interface UndoingStanding {
  /** True where it is gone already. */
  readonly gone: boolean;
  /** What speaks against it; anything here keeps it. */
  readonly stays: readonly UndoStay[];
}

/** What takes a confirmed request back: a request of its own. */
export interface Undoing {
  readonly kind: RequestKind;
  /** Its facts; `of`, the request it takes back, comes to them. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly part: UndoPart;
  readonly about: Pick<UndoPlan, 'shellName' | 'username' | 'name' | 'zones'>;
  /** False where the system cannot be asked to change only what is as it was seen. */
  readonly guarded: boolean;
  look(): Promise<UndoingStanding>;
}

/** How requests of one kind are taken back; undefined for one that did nothing, or takes another back itself. */
export type Inverse = (request: StoredRequest) => Undoing | undefined;
