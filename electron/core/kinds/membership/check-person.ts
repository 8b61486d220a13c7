import { personNamed, usernameOf } from '../../base/entry-names.ts';
import type { Directory, PersonEntry } from '../../ports/directory.ts';
import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import type { MembershipFacts } from './facts.ts';
import type { Observation, Step } from '../base/step.ts';
import { personFound } from '../base/touched.ts';

interface StepPorts {
  readonly directory: Pick<Directory, 'look'>;
  readonly links: Pick<LinkedAccountDirectory, 'linkedTo'>;
}

function judge(own: PersonEntry | undefined, facts: MembershipFacts): Observation<MembershipFacts> {
  const learned = own ? { shellName: own.uid, username: usernameOf(own) } : {};
  // Whose roles are taken away may be blocked, or gone.
  const found = own ? [personFound(own)] : [];
  if (facts.roles.length === 0) return { is: 'done', learned, found };
  const { shellName } = facts;
  if (!own) return { is: 'blocked', code: 'account-missing', params: [shellName] };
  if (own.blocked) return { is: 'blocked', code: 'account-blocked', params: [own.uid] };
  return { is: 'done', learned, found };
}

/** The person's entry, before anything is granted: the cloud takes a user's id for whatever it is told. */
export const checkPerson = ({ directory, links }: StepPorts): Step<MembershipFacts> => ({
  id: 'check-person',
  async observe(facts) {
    const { shellName, approval } = facts;
    const [found, linked] = await Promise.all([
      directory.look({ names: [shellName] }),
      approval === 'elsewhere' ? links.linkedTo(shellName) : undefined,
    ]);
    const seen = judge(personNamed(found, shellName), facts);
    return seen.is === 'done' && linked ? { ...seen, learned: { ...seen.learned, linked } } : seen;
  },
});
