import { z } from 'zod';
import { problem } from './request.ts';
import { undoPart, type UndoPart, undoParts, type UndoStay } from './undo.ts';
import { isUndoOver, undoPlan } from './undo-plan.ts';

/** What undoing all that a card made would do, before anything is done. */
export const undoAllPlan = z.object({
  /** The card: the request of an account. */
  of: z.uuid(),
  /** In the order in which they are undone: what was made last goes first, and the account last. Each as it is once those before it are gone. */
  parts: z.array(
    z.object({
      ...undoPlan.shape,
      /** Why it could not be looked at; then nothing of it can be agreed to. */
      problem: problem.optional(),
    }),
  ),
  /** Requests of the card that have not come to their end. `begun`: something was sent already, so that nobody can undo or dismiss it unseen. */
  unfinished: z.array(z.object({ id: z.uuid(), begun: z.boolean() })),
});
/** The plan as it is told. */
export type UndoAllPlan = z.infer<typeof undoAllPlan>;

/** What a person agreed to have undone, by the requests that made it. */
export const undoAgreements = z
  .array(z.strictObject({ of: z.uuid(), agreed: z.array(undoPart).min(1).max(undoParts.length) }))
  .min(1)
  .max(1000);
/** The same, as it is sent. */
export type UndoAgreements = z.input<typeof undoAgreements>;

/** One thing of a plan that a person can agree to, or leave out. */
export interface UndoChoice {
  /** The request that made it. */
  readonly of: string;
  readonly part: UndoPart;
}

/** Whether the two are one. */
export const isSameChoice =
  (one: UndoChoice) =>
  (other: UndoChoice): boolean =>
    one.of === other.of && one.part === other.part;

type Parts = Pick<UndoAllPlan, 'parts'>;

/** What there is to agree to, in the order in which it goes; a key before the account that it is in. */
export const undoChoices = ({ parts }: Parts): UndoChoice[] =>
  parts
    .filter(({ filed }) => !isUndoOver(filed))
    .flatMap(({ of, removes }) =>
      undoParts
        .filter((part) => removes.includes(part))
        .toReversed()
        .map((part) => ({ of, part })),
    );

const isOfEntry = ({ part }: UndoChoice): boolean => part === 'account' || part === 'key';

/**
 * What is agreed to where some of it is left out: the account goes only with everything else, for what is left would be nobody's; and with
 * the account goes its key.
 */
export function agreedChoices(plan: Parts, leftOut: readonly UndoChoice[]): UndoChoice[] {
  const choices = undoChoices(plan);
  const isLeftOut = (one: UndoChoice): boolean => leftOut.some(isSameChoice(one));
  const isAccountLeft = choices.some(
    (one) => isLeftOut(one) && (one.part === 'account' || !isOfEntry(one)),
  );
  const hasAccount = !isAccountLeft && choices.some(({ part }) => part === 'account');
  return choices.filter((one) => {
    if (one.part === 'account') return hasAccount;
    return (one.part === 'key' && hasAccount) || !isLeftOut(one);
  });
}

/** What stays of a part; of an account that is left out, nobody asks what becomes of its number. */
export const staysOf = (
  { of, stays }: UndoAllPlan['parts'][number],
  agreed: readonly UndoChoice[],
): UndoStay[] =>
  stays.filter(
    ({ what }) => what !== 'number' || agreed.some(isSameChoice({ of, part: 'account' })),
  );

/** The same, as it is sent. */
export const agreementsOf = (choices: readonly UndoChoice[]): UndoAgreements =>
  [...Map.groupBy(choices, ({ of }) => of)].map(([of, those]) => ({
    of,
    agreed: those.map(({ part }) => part),
  }));
