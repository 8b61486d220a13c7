import type { UndoPart, UndoReason, UndoStay } from '../../../../shared/requests/undo.ts';
import type { UndoPlan } from '../../../../shared/requests/undo-plan.ts';
import { undoable, type UndoFacts } from './undo-facts.ts';
import type { UndoStanding } from './undo-state.ts';

/** What was found out for a plan. */
export interface Known {
  /** Undefined where the directory could not be asked. */
  readonly standing: UndoStanding | undefined;
  /** Whether another tool could give the number to somebody else. */
  readonly numberMayReturn: boolean;
}

/** What would be removed. What nobody could ask about is left to the run, which looks. */
function removedBy(facts: UndoFacts, standing: UndoStanding | undefined): UndoPart[] {
  const parts = undoable(facts);
  if (!standing || standing.account === 'gone') return parts;
  const { account, keys } = standing;
  const isAsMade = account === 'as-made';
  return parts.filter((part) => (part === 'account' ? isAsMade : keys.length > 0));
}

const stays = (what: UndoStay['what'], why: UndoReason, ...params: string[]): UndoStay => ({
  what,
  why,
  params,
});

function staysBeside(facts: UndoFacts, { standing, numberMayReturn }: Known): UndoStay[] {
  const removesAccount = removedBy(facts, standing).includes('account');
  const number = numberMayReturn ? 'number-may-return' : 'number-never';
  const { keyThereBefore, origin, uidNumber } = facts;
  return [
    ...(standing?.reasons ?? []),
    ...(keyThereBefore ? [stays('key', 'key-there-before')] : []),
    ...(origin === 'made' && !removesAccount ? [stays('password', 'password-set')] : []),
    ...(removesAccount ? [stays('number', number, String(uidNumber))] : []),
  ];
}

/** The plan of an undo, without the times and requests around it. */
export const planOfUndo = (facts: UndoFacts, known: Known): Omit<UndoPlan, 'asked' | 'filed'> => ({
  of: facts.of,
  shellName: facts.shellName,
  username: facts.username,
  ...(facts.keyFingerprint === undefined ? {} : { keyFingerprint: facts.keyFingerprint }),
  removes: removedBy(facts, known.standing),
  stays: staysBeside(facts, known),
  gone: known.standing?.account === 'gone',
  guarded: known.standing?.account !== 'as-made' || known.standing.state !== undefined,
});
