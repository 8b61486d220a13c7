import {
  isSpelledAlike,
  type ProjectName,
  sameProject,
} from '../../../../shared/names/project-name.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import type { ShellName } from '../../../../shared/names/shell-name.ts';
import { personNamed, usernameOf } from '../../base/entry-names.ts';
import { AppError } from '../../base/errors.ts';
import type { Cloud, CloudProject } from '../../ports/cloud.ts';
import type { Directory, PersonEntry } from '../../ports/directory.ts';
import { blocked, type Blocked } from './step.ts';
import { personFound, type Touched } from './touched.ts';

/** A person whose entry was found and is not blocked, by the names that the entry has. */
export interface FoundPerson {
  readonly is: 'found';
  readonly shellName: ShellName;
  readonly username: string;
  readonly found: readonly Touched[];
}

/**
 * The person among these entries who has this shell name. Blocked with `account-missing` where there is none, and with
 * `account-blocked` where an account manager closed it.
 */
export function personAmong(
  entries: readonly PersonEntry[],
  shellName: ShellName,
): FoundPerson | Blocked {
  const own = personNamed(entries, shellName);
  if (!own) return blocked('account-missing', shellName);
  if (own.blocked) return blocked('account-blocked', own.uid);
  const found = [personFound(own)];
  return { is: 'found', shellName: own.uid, username: usernameOf(own), found };
}

/** The person whose entry has this shell name, by one search; else as `personAmong` says. Throws what the directory throws. */
export const findPerson = async (
  directory: Pick<Directory, 'look'>,
  shellName: ShellName,
): Promise<FoundPerson | Blocked> =>
  personAmong(await directory.look({ names: [shellName] }), shellName);

/** The project of this name. Throws `project-missing`, and what the cloud throws. */
export async function projectNamed(
  cloud: Pick<Cloud, 'findProject'>,
  name: ProjectName,
): Promise<CloudProject> {
  const project = await cloud.findProject(name);
  if (project) return project;
  throw new AppError('project-missing', `There is no project ${name}`, { params: [name] });
}

/**
 * Whether this project, which was found, is the one that the profile names so: the cloud decides by its id where the two are spelled
 * otherwise. It is not asked where they have nothing in common.
 */
export async function isProjectOf(
  cloud: Pick<Cloud, 'findProject'>,
  found: Pick<CloudProject, 'id' | 'name'>,
  name: ProjectName | undefined,
): Promise<boolean> {
  if (name === undefined || !sameProject(found.name, name)) return false;
  if (isSpelledAlike(found.name, name)) return true;
  return (await cloud.findProject(name))?.id === found.id;
}

/**
 * Another person who has this key in the directory, exactly as it stands there or without its comment. Throws what the directory throws, and
 * `directory-busy` where it was too slow to tell.
 */
export async function otherKeyHolder(
  directory: Pick<Directory, 'keyHolders'>,
  shellName: string,
  line: string,
): Promise<PersonEntry | undefined> {
  const holders = await directory.keyHolders(line);
  return holders.find(({ kind, uid }) => kind === 'person' && !sameName(uid, shellName));
}
