import type { Profile } from '../../../../shared/domain/profile.ts';
import { personNamed, usernameOf } from '../../base/entry-names.ts';
import { known } from '../../base/known.ts';
import type { Directory, PersonEntry } from '../../ports/directory.ts';
import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import type { ToolDirectory } from '../../ports/tool-directory.ts';
import type { MembershipFacts } from './facts.ts';
import { lastMaintainerOf } from '../../systems/last-maintainer.ts';
import type { Observation, Step } from '../base/step.ts';
import { personFound } from '../base/touched.ts';

interface StepPorts {
  readonly directory: Pick<Directory, 'look'>;
  readonly links: Pick<LinkedAccountDirectory, 'linkedTo'>;
  readonly tools: Pick<ToolDirectory, 'toolsOf' | 'lookAtTool'>;
  readonly profile: Pick<Profile, 'directory'>;
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

const leavesTools = ({ toolforge, roles }: MembershipFacts): boolean =>
  toolforge && roles.length === 0;

/** The person's entry, before anything is granted: the cloud takes a user's id for whatever it is told. */
export const checkPerson = ({ directory, links, ...ports }: StepPorts): Step<MembershipFacts> => ({
  id: 'check-person',
  async observe(facts) {
    const { shellName, approval } = facts;
    const [found, linked, alone] = await Promise.all([
      directory.look({ names: [shellName] }),
      approval === 'elsewhere' ? links.linkedTo(shellName) : undefined,
      leavesTools(facts) ? lastMaintainerOf(shellName, ports) : undefined,
    ]);
    const seen = judge(personNamed(found, shellName), facts);
    const more = known({ linked, lastMaintainerOf: alone && [...alone] });
    return seen.is === 'done' ? { ...seen, learned: { ...seen.learned, ...more } } : seen;
  },
});
