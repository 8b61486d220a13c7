import { isAmong } from '../../../../shared/names/shell-name.ts';
import type { Profile } from '../../../../shared/domain/profile.ts';
import type { Directory } from '../../ports/directory.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import { findPerson, type FoundPerson } from '../base/find.ts';
import { blocked, type Blocked } from '../base/step.ts';

/** What a look at a maintainer needs of the world. */
export interface MaintainerPorts {
  readonly directory: Pick<Directory, 'look'>;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly profile: Pick<Profile, 'cloud'>;
}

/** Whether the Toolforge group has the person; true where this event has no such group. */
async function isToolforgeMember(
  { groups, profile }: MaintainerPorts,
  shellName: string,
): Promise<boolean> {
  const project = profile.cloud?.toolforge?.project;
  if (!groups || project === undefined) return true;
  return isAmong((await groups.membersOf(project)) ?? [], shellName);
}

/** A maintainer has an account and, where the event has a Toolforge project, is in its group: the account console asks for both. */
export async function lookAtMaintainer(
  ports: MaintainerPorts,
  shellName: string,
): Promise<FoundPerson | Blocked> {
  const [person, isMember] = await Promise.all([
    findPerson(ports.directory, shellName),
    isToolforgeMember(ports, shellName),
  ]);
  return person.is === 'blocked' || isMember
    ? person
    : blocked('not-a-toolforge-member', shellName);
}
