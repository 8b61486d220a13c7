import { sameName } from '../../../../shared/names/same-name.ts';
import type { Profile } from '../../../../shared/domain/profile.ts';
import { known } from '../../base/known.ts';
import type { Directory, PersonEntry } from '../../ports/directory.ts';
import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import type { ToolDirectory } from '../../ports/tool-directory.ts';
import type { MembershipFacts } from './facts.ts';
import { lastMaintainerOf } from '../../systems/last-maintainer.ts';
import type { Observation, Step } from '../base/step.ts';

interface StepPorts {
  readonly directory: Pick<Directory, 'look'>;
  readonly links: Pick<LinkedAccountDirectory, 'linkedTo'>;
  readonly tools: Pick<ToolDirectory, 'toolsOf' | 'lookAtTool'>;
  readonly profile: Pick<Profile, 'directory'>;
}

function judge(own: PersonEntry | undefined, facts: MembershipFacts): Observation<MembershipFacts> {
  const learned = own ? { shellName: own.uid, username: own.cn } : {};
  // Whose roles are taken away may be blocked, or gone.
  if (facts.roles.length === 0) return { is: 'done', learned };
  const { shellName } = facts;
  if (!own) return { is: 'blocked', code: 'account-missing', params: [shellName] };
  if (own.blocked) return { is: 'blocked', code: 'account-blocked', params: [own.uid] };
  return { is: 'done', learned };
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
    const own = found.find(({ kind, uid }) => kind === 'person' && sameName(uid, shellName));
    const seen = judge(own, facts);
    const more = known({ linked, lastMaintainerOf: alone && [...alone] });
    return seen.is === 'done' ? { ...seen, learned: { ...seen.learned, ...more } } : seen;
  },
});
