import type { Entry } from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import type { NewPerson, PersonEntry } from '../../core/ports/directory.ts';
import { isChildOf } from './dn.ts';

/** What is read of an entry. The policy attributes and `createTimestamp` are operational: they come only when asked for by name. */
export const personAttributes = [
  'uid',
  'cn',
  'mail',
  'uidNumber',
  'sshPublicKey',
  'pwdPolicySubentry',
  'pwdAccountLockedTime',
  'createTimestamp',
];

/** The values of an attribute, however the server spells its name; none where it is not there. */
export function values(entry: Entry, attribute: string): string[] {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase());
  const value = name === undefined ? [] : entry[name];
  return (Array.isArray(value) ? value : [value ?? []]).flat().map(String);
}

const first = (entry: Entry, attribute: string): string => values(entry, attribute)[0] ?? '';

function kindOf(dn: string, profile: DirectoryProfile): PersonEntry['kind'] {
  if (isChildOf(dn, profile.people.base)) return 'person';
  return profile.tools && isChildOf(dn, profile.tools.people) ? 'tool' : 'other';
}

/** `20270804080000Z` as ISO 8601. GeneralizedTime (RFC 4517 3.3.13) allows other shapes, which slapd does not write. */
export function readTime(text: string): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** The entry as the core sees it; undefined for an entry that is no person or tool (it has no uid). */
export function readPersonEntry(entry: Entry, profile: DirectoryProfile): PersonEntry | undefined {
  const uid = first(entry, 'uid');
  if (!uid) return undefined;
  const number = Number.parseInt(first(entry, 'uidNumber'), 10);
  const [mail = '', ...otherMails] = values(entry, 'mail');
  return {
    kind: kindOf(entry.dn, profile),
    uid,
    cn: first(entry, 'cn'),
    mail,
    ...(otherMails.length === 0 ? {} : { otherMails }),
    uidNumber: Number.isNaN(number) ? undefined : number,
    sshPublicKeys: values(entry, 'sshPublicKey'),
    blocked:
      first(entry, 'pwdPolicySubentry') !== '' || first(entry, 'pwdAccountLockedTime') !== '',
    createdAt: readTime(first(entry, 'createTimestamp')),
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
