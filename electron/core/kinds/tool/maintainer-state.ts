import type { Profile } from '../../../../shared/domain/profile.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import type { Directory } from '../../ports/directory.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import { conflict, type Conflict } from '../base/step.ts';

export interface MaintainerPorts {
  readonly directory: Pick<Directory, 'look'>;
  readonly groups: ProjectGroups | undefined;
  readonly profile: Pick<Profile, 'cloud'>;
}

/** Who may become a maintainer, by the names that their entry has. */
export interface AbleMaintainer {
  readonly is: 'able';
  readonly shellName: string;
  readonly username: string;
}

export const isAmong = (names: readonly string[], name: string): boolean =>
  names.some((one) => sameName(one, name));

/** The person whose entry has this shell name; a conflict where there is none, or it was closed. */
export async function lookAtPerson(
  directory: Pick<Directory, 'look'>,
  shellName: string,
): Promise<AbleMaintainer | Conflict> {
  const entries = await directory.look({ names: [shellName] });
  const own = entries.find(({ kind, uid }) => kind === 'person' && sameName(uid, shellName));
  if (!own) return conflict('account-missing', shellName);
  if (own.blocked) return conflict('account-blocked', own.uid);
  return { is: 'able', shellName: own.uid, username: own.cn };
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
): Promise<AbleMaintainer | Conflict> {
  const [person, isMember] = await Promise.all([
    lookAtPerson(ports.directory, shellName),
    isToolforgeMember(ports, shellName),
  ]);
  return person.is === 'conflict' || isMember
    ? person
    : conflict('not-a-toolforge-member', shellName);
}
