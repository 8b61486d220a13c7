import type { UndoPart, UndoReason, UndoStay } from '../../../../shared/requests/undo.ts';
import type { UndoState } from '../base/define-kind.ts';
import { undoable, type UndoFacts } from './undo-facts.ts';
import type { UndoneState } from './undo-state.ts';

/** What was found out for a plan. */
export interface Known {
  /** Undefined where the directory could not be asked. */
  readonly state: UndoneState | undefined;
  /** Whether another tool could give the number to somebody else. */
  readonly numberMayReturn: boolean;
}

/** What would be removed. What nobody could ask about is left to the run, which looks. */
function removedBy(facts: UndoFacts, state: UndoneState | undefined): UndoPart[] {
  const parts = undoable(facts);
  if (!state || state.account === 'gone') return parts;
  const { account, keys } = state;
  const isAsMade = account === 'as-made';
  return parts.filter((part) => (part === 'account' ? isAsMade : keys.length > 0));
}

const stays = (what: UndoStay['what'], why: UndoReason, ...params: string[]): UndoStay => ({
  what,
  why,
  params,
});

function staysBeside(facts: UndoFacts, { state, numberMayReturn }: Known): UndoStay[] {
  const removesAccount = removedBy(facts, state).includes('account');
  const number = numberMayReturn ? 'number-may-return' : 'number-never';
  const { keyThereBefore, origin, uidNumber } = facts;
  return [
    ...(state?.reasons ?? []),
    ...(keyThereBefore ? [stays('key', 'key-there-before')] : []),
    ...(origin === 'made' && !removesAccount ? [stays('password', 'password-set')] : []),
    ...(removesAccount ? [stays('number', number, String(uidNumber))] : []),
  ];
}

/** What an undo would do: what is removed, and what stays and why. */
export const planOfUndo = (facts: UndoFacts, known: Known): UndoState => ({
  removes: removedBy(facts, known.state),
  stays: staysBeside(facts, known),
  gone: known.state?.account === 'gone',
  guarded: known.state?.account !== 'as-made' || known.state.state !== undefined,
});
