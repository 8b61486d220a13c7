import { AppError } from '../../base/errors.ts';
import type { Directory, PersonEntry } from '../../ports/directory.ts';
import type { Passwords } from './passwords.ts';
import type { AccountFacts } from './facts.ts';
import { type Blocked, type Observation, type Run, type Step, blocked } from '../base/step.ts';
import { refusedBySignUp, type SignUpCheck } from '../base/sign-up-check.ts';
import { personFound } from '../base/touched.ts';
import {
  type AccountState,
  isSamePerson,
  lookAround,
  numberTaken,
  unsharedKeyHolder,
} from './state.ts';

interface StepPorts extends SignUpCheck {
  readonly directory: Directory;
  readonly passwords: Passwords;
}

type Seen = Observation<AccountFacts>;

/** What the entry that has the wanted shell name means for the request. */
function judgeOwn(
  { own, nameHolder, numberHolder }: AccountState & { readonly own: PersonEntry },
  facts: AccountFacts,
  { attempted }: Run,
): Seen {
  if (own.blocked) return blocked('account-blocked', own.uid);
  if (!isSamePerson(own, facts)) return blocked('account-of-another', own.uid);
  const ours = [facts.uidNumber, ...facts.givenUp].includes(own.uidNumber);
  if (!attempted || !ours) {
    const learned = { origin: 'there-before' as const, uidNumber: own.uidNumber };
    return { is: 'done', learned, found: [personFound(own)] };
  }
  // slapd's `unique` overlay is no lock: two entries added at the same time can both stand with one cn, and with one number. The
  // number is given up first: once a person is asked about the name, nobody looks for it any more.
  if (own.uidNumber !== facts.uidNumber) return { is: 'missing' };
  if (numberHolder) throw numberTaken(facts.uidNumber);
  if (nameHolder) return blocked('name-taken', nameHolder.uid);
  return { is: 'done', learned: { origin: 'made' } };
}

/** One address is one account's and one key one person's, unless a person said why it is right. */
async function heldByAnother(
  directory: Directory,
  { mailHolder }: AccountState,
  facts: AccountFacts,
): Promise<Blocked | undefined> {
  if (mailHolder && facts.sharedBecause === undefined) {
    return blocked('address-held', mailHolder.uid);
  }
  const keyHolder = await unsharedKeyHolder(directory, facts);
  return keyHolder && blocked('key-held', keyHolder.uid);
}

/** The entry with everything in it but the key, and the number that nobody else holds. */
export const createEntry = ({
  directory,
  passwords,
  ...signUp
}: StepPorts): Step<AccountFacts> => ({
  id: 'create-entry',

  async observe(facts, run) {
    const around = await lookAround(directory, facts);
    const { own } = around;
    if (own) return judgeOwn({ ...around, own }, facts, run);
    if (around.closed) return blocked('account-blocked', around.closed.uid);
    if (around.nameHolder) return blocked('name-taken', around.nameHolder.uid);
    const held = await heldByAnother(directory, around, facts);
    if (held) return held;
    if (around.numberHolder) throw numberTaken(facts.uidNumber);
    return (await refusedBySignUp(signUp, facts)) ?? { is: 'missing' };
  },

  /** A number that is swapped makes no account. */
  isPaced: async (facts) => (await numberToGiveUp(directory, facts)) === undefined,

  async apply(facts, { requestId }) {
    const { shellName: uid, username: cn, email: mail, uidNumber } = facts;
    if (uidNumber === undefined) throw numberTaken(undefined);
    const held = await numberToGiveUp(directory, facts);
    if (held !== undefined) return directory.changeNumber(uid, held, uidNumber);
    // In clear where it is known: only then can the server judge it by its own rules.
    const password = passwords.of(requestId) ?? facts.passwordHash;
    if (password === undefined) {
      throw new AppError('password-needed', 'The password is needed again to add the entry');
    }
    return directory.addPerson({ uid, cn, mail, uidNumber }, password);
  },
});

/** The lost number that our entry still holds. Only a request that lost a race can have one, so only then is it asked. */
async function numberToGiveUp(
  directory: Directory,
  facts: AccountFacts,
): Promise<number | undefined> {
  if (facts.givenUp.length === 0) return undefined;
  const { own } = await lookAround(directory, facts);
  return facts.givenUp.find((number) => number === own?.uidNumber);
}
