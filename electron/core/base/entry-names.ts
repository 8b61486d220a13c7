import { sameName } from '../../../shared/names/same-name.ts';
import type { PersonEntry } from '../ports/directory.ts';

/** Whether the entry has the name, as any of its uids and cns: a directory takes several of each (RFC 4519 2.3, 2.39). */
export const holdsName = ({ uids, cns }: PersonEntry, name: string): boolean =>
  [...uids, ...cns].some((held) => sameName(held, name));

/** Whether the address is one of the entry's (RFC 4524 2.16). */
export const holdsMail = ({ mails }: PersonEntry, address: string): boolean =>
  mails.some((held) => sameName(held, address));

/** The person who has this shell name, under which the entry need not stand; undefined where it is nobody's, or a tool's. */
export const personNamed = (
  entries: readonly PersonEntry[],
  shellName: string,
): PersonEntry | undefined =>
  entries.find(
    ({ kind, uids }) => kind === 'person' && uids.some((uid) => sameName(uid, shellName)),
  );

/** The name that is shown of an entry with several: the first that the directory tells. */
export const usernameOf = ({ cns }: Pick<PersonEntry, 'cns'>): string => cns[0] ?? '';
