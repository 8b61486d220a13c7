import type { Directory } from '../../ports/directory.ts';
import type { Passwords } from './passwords.ts';
import type { AccountFacts } from './facts.ts';
import { holdsKey, isSamePerson, lookAround, numberTaken, type AccountState } from './state.ts';
import { type Blocked, blocked, type Observation, type Step } from '../base/step.ts';

interface StepPorts {
  readonly directory: Directory;
  readonly passwords: Passwords;
}

const missing = (what: string): Observation<AccountFacts> => ({
  is: 'blocked',
  code: 'directory-refused',
  params: [what],
});

function judge(
  { own, numberHolder, nameHolder }: AccountState,
  facts: AccountFacts,
): Observation<AccountFacts> {
  if (!own || !isSamePerson(own, facts)) return missing(facts.shellName);
  if (facts.sshKey !== undefined && !holdsKey(own, facts.sshKey)) return missing('sshPublicKey');
  // Whoever made it may have given its number up for another one since it was found.
  if (facts.origin === 'there-before') return { is: 'done', learned: { uidNumber: own.uidNumber } };
  if (numberHolder) throw numberTaken(facts.uidNumber);
  if (nameHolder) return { is: 'blocked', code: 'name-taken', params: [nameHolder.uid] };
  return { is: 'done' };
}

/** What it means that the password was not seen to work. */
function refusal(
  { origin, mustProve, shellName }: AccountFacts,
  password: string | undefined,
): Blocked | undefined {
  if (origin === 'made') return password === undefined ? undefined : blocked('password-refused');
  if (mustProve !== true) return undefined;
  return password === undefined ? blocked('password-needed') : blocked('key-unproven', shellName);
}

/**
 * One more look at everything at the end of the request: another desk may have taken the same number or name after the
 * first look. While the password is still known, it is tried as the newcomer will use it.
 */
export const verify = ({ directory, passwords }: StepPorts): Step<AccountFacts> => ({
  id: 'verify',
  async observe(facts, { requestId }) {
    const password = passwords.of(requestId);
    const [around, passwordProven] = await Promise.all([
      lookAround(directory, facts),
      password === undefined ? false : directory.acceptsPassword(facts.shellName, password),
    ]);
    const seen = judge(around, facts);
    if (seen.is !== 'done') return seen;
    const refused = passwordProven ? undefined : refusal(facts, password);
    if (refused) return refused;
    return { is: 'done', learned: { ...seen.learned, passwordProven, passwordHash: undefined } };
  },
});
