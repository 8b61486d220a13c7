import { normaliseShellName, normaliseUsername } from '../../../shared/names/names.ts';
import { AppError } from '../base/errors.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';

/** The two names of a person. */
export interface Names {
  readonly username: string;
  readonly shellName: string;
}

/** Both names of a pair, the developer username first. */
export const namesOf = ({ username, shellName }: Names): string[] => [username, shellName];

/** The names as they would be written into the directory. */
export const normaliseNames = (typed: Names): Names => ({
  username: normaliseUsername(typed.username),
  shellName: normaliseShellName(typed.shellName),
});

/** Everybody who has one of the names; undefined where the directory could not be asked. */
export async function holdersOf(
  names: readonly string[],
  directory: Pick<Directory, 'look'>,
): Promise<readonly PersonEntry[] | undefined> {
  try {
    return names.length === 0 ? [] : await directory.look({ names });
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
