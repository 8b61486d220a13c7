import type { Directory } from '../../ports/directory.ts';
import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { RequestJournal, StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import { membershipFacts, type MembershipFacts } from './facts.ts';
import { rolePorts, type RoleWorld } from './state.ts';
import { inheritedPerson } from '../base/person.ts';
import type { Recipe } from '../base/step.ts';
import { awaitApproval } from './await-approval.ts';
import { checkPerson } from './check-person.ts';
import { confirmGroup, type GroupWish } from '../base/confirm-group.ts';
import { noteUndone } from '../base/note-undone.ts';
import { setRoles } from './set-roles.ts';

export interface MembershipPorts extends RoleWorld {
  readonly directory: Pick<Directory, 'look'>;
  readonly links: Pick<LinkedAccountDirectory, 'linkedTo'>;
  readonly groups: ProjectGroups | undefined;
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly clock: Clock;
  show(request: StoredRequest): void;
}

/** Whoever keeps a role that is none of ours, such as admin, stays in the group. */
function groupWish({ project, shellName, roles, held = [] }: MembershipFacts): GroupWish {
  if (roles.length > 0) return { project, has: [shellName] };
  return { project, hasNot: held.length === 0 ? [shellName] : [] };
}

/** What one person is in one project: their roles, and the group that follows them. */
export const membershipRecipe = (ports: MembershipPorts): Recipe<MembershipFacts> => ({
  facts: membershipFacts,
  systems: ['directory', 'cloud'],
  steps: [
    checkPerson(ports),
    setRoles(rolePorts(ports)),
    awaitApproval(rolePorts(ports)),
    confirmGroup(ports, groupWish),
    noteUndone(ports, ({ of }) => (of === undefined ? undefined : { of, removed: ['roles'] })),
  ],
  inherit: (facts, parent) => inheritedPerson(facts, parent) ?? {},
  startOver: (facts) => facts,
  settled: () => undefined,
});
