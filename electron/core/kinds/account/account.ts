import type { Profile } from '../../../../shared/domain/profile.ts';
import { known } from '../../base/known.ts';
import type { Directory } from '../../ports/directory.ts';
import { unlessAway } from '../../systems/asking.ts';
import { defineKind, type Taken, type Undoing } from '../base/define-kind.ts';
import { type Numbers, reserveNumber } from '../base/numbers.ts';
import type { SignUpCheck } from '../base/sign-up-check.ts';
import { person } from '../base/touched.ts';
import { addKey } from './add-key.ts';
import { createEntry } from './create-entry.ts';
import { type AccountFacts, accountFacts, cardOf, isEditable, typedOf } from './facts.ts';
import type { Passwords } from './passwords.ts';
import { mayReturn } from './uid-numbers.ts';
import { type UndoFacts, undoable, undoFactsOf, undoTextOf } from './undo-facts.ts';
import { planOfUndo } from './undo-plan.ts';
import { bastionGroupOf, lookAtUndone } from './undo-state.ts';
import { verify } from './verify.ts';
import { withoutTaken } from './without-taken.ts';

/** What the kind `account` needs of the world. */
export interface AccountPorts extends SignUpCheck {
  readonly profile: Pick<Profile, 'directory' | 'cloud'>;
  readonly directory: Directory;
  readonly numbers: Numbers;
  readonly passwords: Passwords;
}

/**
 * A developer account: number, entry with password, key, and a last look at all of it. It has no target: two cards of one person are
 * told by their names; and no door: the card has a service of its own (`core/cards`).
 */
export const account = (ports: AccountPorts) =>
  defineKind(accountFacts, {
    systems: ['directory'],
    steps: [
      reserveNumber<AccountFacts>({
        servesStep: 'create-entry',
        numbers: ports.numbers,
        held: ({ uidNumber }) => uidNumber,
        keep: (uidNumber) => ({ uidNumber }),
      }),
      createEntry(ports),
      addKey(ports),
      verify(ports),
    ],
    startOver({ uidNumber, ...facts }) {
      ports.numbers.lost();
      const { givenUp } = facts;
      return { ...facts, givenUp: uidNumber === undefined ? givenUp : [...givenUp, uidNumber] };
    },
    settled: (requestId) => ports.passwords.forget(requestId),
    touches: ({ shellName }) => [person(shellName)],
    handedIn: (facts) => ({
      kind: 'account',
      form: {
        ...typedOf(facts),
        ...known({ sharedBecause: facts.sharedBecause, mustProve: facts.mustProve || undefined }),
      },
    }),
    view(facts, request) {
      const { email, uidNumber, origin, keyFingerprint, handedOver, alternatives } = facts;
      const { sharedBecause, hasAccount } = facts;
      const editable = isEditable(request, facts) || undefined;
      return {
        email,
        ...known({ keyFingerprint, uidNumber, origin, handedOver, alternatives, editable }),
        ...known({ sharedBecause, hasAccount }),
      };
    },
    card: cardOf,
    counts({ origin, undone }) {
      if (undone?.removed.includes('account')) return undefined;
      // A key that came to an account of before, without which its owner could not have logged in.
      return origin === 'there-before' ? 'key' : 'account';
    },
    undo(_, request) {
      const facts = undoFactsOf(request);
      return facts && undoingOf(facts, ports);
    },
  });

/** Removes the account: its key first, then its entry, as far as a person agreed and nobody has changed it since. */
function undoingOf(facts: UndoFacts, { directory, profile }: AccountPorts): Undoing {
  const { shellName, username, keyFingerprint } = facts;
  const numberMayReturn = mayReturn(profile.directory.uidNumber);
  const unasked = planOfUndo(facts, { state: undefined, numberMayReturn });
  const look = async (taken: readonly Taken[]) => {
    const after = withoutTaken(shellName, taken, profile.directory);
    const bastionGroup = bastionGroupOf(profile);
    const state = await lookAtUndone(directory, facts, { bastionGroup, after });
    return planOfUndo(facts, { state, numberMayReturn });
  };
  return {
    kind: 'undo-account',
    idText: undoTextOf(facts),
    about: { shellName, username, ...known({ keyFingerprint }) },
    parts: undoable(facts),
    takes: [],
    unasked,
    look,
    async facts(agreed, taken) {
      const { stays } = (await unlessAway(() => look(taken))) ?? unasked;
      return { ...facts, agreed: [...agreed], stays };
    },
  };
}
