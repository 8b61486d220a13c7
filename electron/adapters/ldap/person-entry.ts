import type { Entry } from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import type { NewPerson, PersonEntry } from '../../core/ports/directory.ts';
import { closingAttributes, isClosed, type EndlessPolicies } from './closed.ts';
import { isChildOf, isNamedBy } from './dn.ts';
import { readTime, values } from './values.ts';

/** What is read of an entry. The policy attributes and `createTimestamp` are operational: they come only when asked for by name. */
export const personAttributes = [
  'uid',
  'cn',
  'mail',
  'uidNumber',
  'sshPublicKey',
  ...closingAttributes,
  'createTimestamp',
];

/** What there can be but once (RFC 4512 2.5): numbers, and what the server keeps by itself. */
const single = (entry: Entry, attribute: string): string => values(entry, attribute)[0] ?? '';

function kindOf(dn: string, profile: DirectoryProfile): PersonEntry['kind'] {
  if (isChildOf(dn, profile.people.base)) return 'person';
  return profile.tools && isChildOf(dn, profile.tools.people) ? 'tool' : 'other';
}

/** The uid that the entry stands under, of several; its first one where it is named by something else, and none without any. */
export function shellNameOf(entry: Entry): string | undefined {
  const uids = values(entry, 'uid');
  return uids.find((uid) => isNamedBy(entry.dn, 'uid', uid)) ?? uids[0];
}

/** The entry as the core sees it; undefined for an entry that is no person or tool (it has no uid). */
export function readPersonEntry(
  entry: Entry,
  profile: DirectoryProfile,
  endless?: EndlessPolicies,
): PersonEntry | undefined {
  const uid = shellNameOf(entry);
  if (!uid) return undefined;
  const number = Number.parseInt(single(entry, 'uidNumber'), 10);
  return {
    kind: kindOf(entry.dn, profile),
    dn: entry.dn,
    uid,
    uids: values(entry, 'uid'),
    cns: values(entry, 'cn'),
    mails: values(entry, 'mail'),
    uidNumber: Number.isNaN(number) ? undefined : number,
    sshPublicKeys: values(entry, 'sshPublicKey'),
    blocked: isClosed(entry, profile, endless),
    createdAt: readTime(single(entry, 'createTimestamp')),
  };
}

/** Every attribute of a new entry (docs/facts.md 1). `sn` is required by `person` and repeats `cn`, as the production tools do. */
export function newPersonAttributes(
  person: NewPerson,
  password: string,
  { people }: DirectoryProfile,
): Record<string, string | string[]> {
  return {
    objectClass: [...people.objectClasses],
    uid: person.uid,
    cn: person.cn,
    sn: person.cn,
    mail: person.mail,
    uidNumber: String(person.uidNumber),
    gidNumber: String(people.gidNumber),
    homeDirectory: people.home.replaceAll('{uid}', () => person.uid),
    loginShell: people.shell,
    userPassword: password,
  };
}
