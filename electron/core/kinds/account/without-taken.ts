import type { DirectoryProfile } from '../../../../shared/domain/profile.ts';
import { sameKey } from '../../../../shared/keys/ssh-key.ts';
import { takeOut } from '../../../../shared/keys/stored-keys.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import type { ShellName } from '../../../../shared/names/shell-name.ts';
import type { Examined, Membership } from '../../ports/directory.ts';
import { isTakenFrom, type Taken } from '../base/define-kind.ts';

/** Attributes of a linked Wikimedia account (docs/facts.md 8). */
export const isLink = (attribute: string): boolean => /^wikimediaGlobalAccount/i.test(attribute);

/** The name of what stands in the directory for a project's people, or for a tool's. */
const inDirectory = (
  { what, name }: Taken,
  { groups, tools }: Pick<DirectoryProfile, 'groups' | 'tools'>,
): string => `${(what === 'tool' ? tools?.prefix : groups?.projectPrefix) ?? ''}${name}`;

/** Makes of somebody's entry what it is once this is taken from them. */
export const withoutTaken =
  (
    shellName: ShellName,
    taken: readonly Taken[],
    profile: Pick<DirectoryProfile, 'groups' | 'tools'>,
  ) =>
  ({ entry, changed, memberships, state }: Examined): Examined => {
    const theirs = (what: Taken['what']) => taken.filter(isTakenFrom(shellName, what));
    const isLeft = ({ kind, name }: Membership): boolean =>
      !theirs(kind === 'tool' ? 'tool' : 'project').some((one) =>
        sameName(inDirectory(one, profile), name),
      );
    const keys = theirs('key');
    const isTaken = (line: string): boolean => keys.some(({ name }) => sameKey(name, line));
    const gone = takeOut(entry.sshPublicKeys, isTaken);
    const isUnlinked = theirs('link').length > 0;
    return {
      entry: {
        ...entry,
        sshPublicKeys: [
          ...entry.sshPublicKeys.filter((line) => !gone.goes.includes(line)),
          ...gone.stays,
        ],
      },
      changed: changed.filter((attribute) => !isUnlinked || !isLink(attribute)),
      memberships: memberships.filter(isLeft),
      state,
    };
  };
