import type { Profile } from '../../../../shared/domain/profile.ts';
import { quotaServices } from '../../../../shared/domain/quota.ts';
import { noCloud } from '../../systems/absent.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { Clock } from '../../ports/system.ts';
import { inheritedPerson } from '../base/person.ts';
import { projectFacts, type ProjectFacts } from './facts.ts';
import type { Recipe } from '../base/step.ts';
import { addMembers } from './add-members.ts';
import { addRules } from './add-rules.ts';
import { awaitReview } from './await-review.ts';
import { confirmGroup, type GroupWish } from '../base/confirm-group.ts';
import { createProject } from './create-project.ts';
import { createZone } from './create-zone.ts';
import { setQuotas } from './set-quotas.ts';

export interface ProjectPorts {
  readonly profile: Pick<Profile, 'cloud'>;
  readonly cloud: Cloud | undefined;
  readonly groups: ProjectGroups | undefined;
  readonly clock: Clock;
}

const groupWish = ({ name, mode, members }: ProjectFacts): GroupWish => ({
  project: name,
  has: mode === 'direct' ? members.map(({ shellName }) => shellName) : [],
});

/**
 * A project with its quotas, rules, people and zone; or, where others review it, the wait for it. Each step reaches a state that was agreed
 * and adds nothing to what is there, so that all of it can be run again.
 */
export const projectRecipe = ({
  cloud = noCloud,
  groups,
  clock,
}: ProjectPorts): Recipe<ProjectFacts> => ({
  facts: projectFacts,
  systems: ['cloud', 'directory'],
  steps: [
    createProject({ cloud }),
    ...quotaServices.map((service) => setQuotas(service, { cloud })),
    addRules({ cloud }),
    addMembers({ cloud }),
    createZone({ cloud }),
    awaitReview({ cloud }),
    confirmGroup({ groups, clock }, groupWish),
  ],
  inherit(facts, parent) {
    const person = inheritedPerson(facts, parent);
    if (!person) return {};
    const members = facts.members.map((member) =>
      member.shellName === facts.shellName ? { ...member, shellName: person.shellName } : member,
    );
    return { ...person, members };
  },
  startOver: (facts) => facts,
  settled: () => undefined,
});
