import type { Entry } from 'ldapts';
import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { NewPerson } from '../../core/ports/directory.ts';
import { newPersonAttributes } from './person-entry.ts';
import { readTime, values } from './values.ts';

/** What the server keeps of an entry by itself, and what is looked at elsewhere. Read by name, never a change of somebody's. */
export const serversOwn = [
  'entryUUID',
  'entryCSN',
  'createTimestamp',
  'pwdChangedTime',
  'pwdPolicySubentry',
  'pwdAccountLockedTime',
  'memberOf',
];
const LOOKED_AT_ELSEWHERE = ['dn', 'controls', 'userPassword', 'sshPublicKey', ...serversOwn];

const comparableSet = (set: readonly string[]): string =>
  [...new Set(set.map(comparableName))].toSorted().join('\n');

/** A password that was set after the entry was made. Not every server keeps this time. */
function isPasswordChanged(entry: Entry): boolean {
  const [made = '', changed = ''] = ['createTimestamp', 'pwdChangedTime'].map(
    (time) => readTime(values(entry, time)[0] ?? '') ?? '',
  );
  return made !== '' && changed > made;
}

/** The attributes of the entry that are not as `newPersonAttributes` made them, without keys, as the server spells them. */
export function changedAttributes(
  entry: Entry,
  person: NewPerson,
  profile: DirectoryProfile,
): string[] {
  const made = newPersonAttributes(person, '', profile);
  const known = new Set(
    [...Object.keys(made), ...LOOKED_AT_ELSEWHERE].map((name) => name.toLowerCase()),
  );
  const isOther = ([name, wanted]: [string, string | string[]]): boolean =>
    name !== 'userPassword' &&
    comparableSet(values(entry, name)) !== comparableSet([wanted].flat());
  // ldapts gives every attribute that was asked for a place, also without a value.
  const isAdded = (name: string): boolean =>
    !known.has(name.toLowerCase()) && values(entry, name).length > 0;
  return [
    ...Object.entries(made)
      .filter(isOther)
      .map(([name]) => name),
    ...Object.keys(entry).filter(isAdded),
    ...(isPasswordChanged(entry) ? ['userPassword'] : []),
  ];
}
