import { createLdapDirectories } from '../../electron/adapters/ldap/directories.ts';
import { saltedHash } from '../../electron/adapters/ldap/salted-hash.ts';
import type { PersonEntry } from '../../electron/core/ports/directory.ts';
import type { SlapdAccess } from '../servers/slapd-access.ts';
import { testProfile } from '../servers/test-profile.ts';
import type { Ending } from './ending.ts';
import type { Resident } from './plan.ts';
import { onceMore, through } from './through.ts';

/** A directory server past every fault, with the writer's rights. */
export function openDirectories(slapd: SlapdAccess) {
  const { tools, groups, directory, links } = createLdapDirectories({
    profile: testProfile(slapd).directory,
    ...{ ca: slapd.caPem, credentials: slapd.writer },
  });
  return {
    directory: through(directory, onceMore),
    links: through(links, onceMore),
    tools: tools && through(tools, onceMore),
    groups: groups && through(groups, onceMore),
  };
}

export type RealDirectories = ReturnType<typeof openDirectories>;

/** Numbers that no request takes: below the ranges of people and tools. */
let taken = 20_000;

/** So many of those numbers, the first of which is answered. */
export function takeNumbers(count: number): number {
  const first = taken + 1;
  taken += count;
  return first;
}

/** Puts everybody there, with keys and link, who has an account before the first desk opens. */
export async function addResidents(
  { directory, links }: RealDirectories,
  residents: readonly Resident[],
): Promise<void> {
  for (const { shellName: uid, username: cn, email: mail, password, ...more } of residents) {
    const person = { uid, cn, mail, uidNumber: takeNumbers(1) };
    await directory.addPerson(person, saltedHash(password));
    for (const key of more.keys) await directory.addKey(uid, key);
    if (more.wikimedia) await links.link(uid, more.wikimedia);
  }
}

/** Which account of the wikis the entry of each of these people names. */
export async function linksOf(
  { links }: RealDirectories,
  people: readonly PersonEntry[],
): Promise<Ending['links']> {
  const found = people.map(async ({ uid: shellName }) => {
    const { wikimedia } = (await links.linkedTo(shellName)) ?? {};
    return wikimedia ? [{ shellName, id: wikimedia.id }] : [];
  });
  return (await Promise.all(found)).flat();
}
