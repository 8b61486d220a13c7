import { sameName } from '../../../shared/names/same-name.ts';
import { isAmong, sameShellName, type ShellName } from '../../../shared/names/shell-name.ts';
import type { PersonEntry } from '../ports/directory.ts';

/** Whether the entry has the name, as any of its uids and cns: a directory takes several of each (RFC 4519 2.3, 2.39). */
export const holdsName = ({ uids, cns }: PersonEntry, name: string): boolean =>
  [...uids, ...cns].some((held) => sameName(held, name));

/** Whether the address is one of the entry's (RFC 4524 2.16). */
export const holdsMail = ({ mails }: PersonEntry, address: string): boolean =>
  mails.some((held) => sameName(held, address));

/**
 * The person of this shell name; undefined where it is nobody's, or a tool's. Whose entry stands under it comes before whoever has it beside
 * another one: people may write their own entries, and would be taken for somebody else.
 */
export function personNamed(
  entries: readonly PersonEntry[],
  shellName: ShellName,
): PersonEntry | undefined {
  const people = entries.filter(({ kind }) => kind === 'person');
  return (
    people.find(({ uid }) => sameShellName(uid, shellName)) ??
    people.find(({ uids }) => isAmong(uids, shellName))
  );
}

/** The name that is shown of an entry with several: the first that the directory tells. */
export const usernameOf = ({ cns }: Pick<PersonEntry, 'cns'>): string => cns[0] ?? '';
