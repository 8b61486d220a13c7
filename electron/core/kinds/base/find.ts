import { sameName } from '../../../../shared/names/same-name.ts';
import { personNamed, usernameOf } from '../../base/entry-names.ts';
import { AppError } from '../../base/errors.ts';
import type { Cloud, CloudProject } from '../../ports/cloud.ts';
import type { Directory } from '../../ports/directory.ts';
import { blocked, type Blocked } from './step.ts';

/** A person whose entry was found and is not blocked, by the names that the entry has. */
export interface FoundPerson {
  readonly is: 'found';
  readonly shellName: string;
  readonly username: string;
}

/** Whether one of the names is this one, as the directory compares names. */
export const isAmong = (names: readonly string[], name: string): boolean =>
  names.some((one) => sameName(one, name));

/**
 * The person whose entry has this shell name, by one search. Blocked with `account-missing` where there is none, and with
 * `account-blocked` where an account manager closed it. Throws what the directory throws.
 */
export async function findPerson(
  directory: Pick<Directory, 'look'>,
  shellName: string,
): Promise<FoundPerson | Blocked> {
  const entries = await directory.look({ names: [shellName] });
  const own = personNamed(entries, shellName);
  if (!own) return blocked('account-missing', shellName);
  if (own.blocked) return blocked('account-blocked', own.uid);
  return { is: 'found', shellName: own.uid, username: usernameOf(own) };
}

/** The project of this name. Throws `project-missing`, and what the cloud throws. */
export async function projectNamed(
  cloud: Pick<Cloud, 'findProject'>,
  name: string,
): Promise<CloudProject> {
  const project = await cloud.findProject(name);
  if (project) return project;
  throw new AppError('project-missing', `There is no project ${name}`, { params: [name] });
}
