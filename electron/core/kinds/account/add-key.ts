import type { Directory, PersonEntry } from '../../ports/directory.ts';
import type { Passwords } from './passwords.ts';
import type { AccountFacts } from './facts.ts';
import { holdsKey, lookAround } from './state.ts';
import type { Observation, Run, Step } from '../base/step.ts';

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
    { requestId }: Run,
  ): Promise<Observation<AccountFacts>> => {
    const password = passwords.of(requestId);
    if (password === undefined) return { is: 'blocked', code: 'password-needed', params: [] };
    const proven = await directory.acceptsPassword(own.uid, password);
    return proven ? { is: 'missing' } : { is: 'blocked', code: 'key-unproven', params: [own.uid] };
  };

  return {
    id: 'add-key',
    undonePart: 'key',
    isNeeded: ({ sshKey }) => sshKey !== undefined,
    async observe(facts, run) {
      if (facts.sshKey === undefined) return { is: 'done' };
      const { own } = await lookAround(directory, facts);
      if (!own) return { is: 'blocked', code: 'directory-refused', params: ['add-key'] };
      if (holdsKey(own, facts.sshKey)) return { is: 'done' };
      return facts.origin === 'there-before' ? prove(own, run) : { is: 'missing' };
    },
    async apply({ shellName, sshKey }) {
      if (sshKey !== undefined) await directory.addKey(shellName, sshKey);
    },
  };
}
