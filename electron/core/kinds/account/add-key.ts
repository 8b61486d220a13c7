import type { Directory, PersonEntry } from '../../ports/directory.ts';
import type { Passwords } from './passwords.ts';
import type { AccountFacts } from './facts.ts';
import { holdsKey, lookAround, unsharedKeyHolder } from './state.ts';
import { blocked, type Observation, type Run, type Step } from '../base/step.ts';

interface StepPorts {
  readonly directory: Directory;
  readonly passwords: Passwords;
}

/**
 * The key in the entry. uid, cn and mail are public, so for an account that stood there before they prove nothing: its
 * owner shows with the password that the account is theirs, or no key is added.
 */
export function addKey({ directory, passwords }: StepPorts): Step<AccountFacts> {
  const prove = async (
    own: PersonEntry,
    facts: AccountFacts,
    { requestId }: Run,
  ): Promise<Observation<AccountFacts>> => {
    const password = passwords.of(requestId);
    if (password === undefined) return blocked('password-needed');
    if (!(await directory.acceptsPassword(own.uid, password))) {
      return blocked('key-unproven', own.uid);
    }
    const holder = await unsharedKeyHolder(directory, facts);
    return holder ? blocked('key-held', holder.uid) : { is: 'missing' };
  };

  return {
    id: 'add-key',
    undonePart: 'key',
    isNeeded: ({ sshKey }) => sshKey !== undefined,
    async observe(facts, run) {
      if (facts.sshKey === undefined) return { is: 'done' };
      const { own } = await lookAround(directory, facts);
      if (!own) return blocked('directory-refused', 'add-key');
      if (holdsKey(own, facts.sshKey)) return { is: 'done' };
      return facts.origin === 'there-before' ? prove(own, facts, run) : { is: 'missing' };
    },
    async apply({ shellName, sshKey }) {
      if (sshKey !== undefined) await directory.addKey(shellName, sshKey);
    },
  };
}
