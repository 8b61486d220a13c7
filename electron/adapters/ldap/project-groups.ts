import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import type { ProjectGroups } from '../../core/ports/project-groups.ts';
import { readAt } from './base-read.ts';
import { childDn, childName } from './dn.ts';
import { values } from './values.ts';
import type { LdapSession } from './connection/session.ts';

type Rules = NonNullable<DirectoryProfile['groups']>;

/** `ProjectGroups` over the connection of the session. The cloud's hook names a project's group after the project (docs/facts.md 6). */
export function createProjectGroups(
  { people, timeouts }: DirectoryProfile,
  { base, projectPrefix, projects }: Rules,
  { read }: LdapSession,
): ProjectGroups {
  const timeLimit = Math.ceil(timeouts.operationMs / 1000);
  const groupDn = (projectName: string): string => childDn('cn', projectPrefix + projectName, base);
  const find = (dn: string, attributes: string[]) =>
    read("read a project's group", (client) => readAt(client, dn, { attributes, timeLimit }));
  return {
    async membersOf(projectName) {
      const entry = await find(groupDn(projectName), ['member']);
      return (
        entry &&
        values(entry, 'member').flatMap((member) => childName('uid', member, people.base) ?? [])
      );
    },
    async leftOf(projectName) {
      const isNamed = projects !== undefined && projectName !== '';
      const subtree = isNamed ? [childDn('cn', projectName, projects)] : [];
      const dns = [groupDn(projectName), ...subtree];
      const found = await Promise.all(dns.map((dn) => find(dn, ['1.1'])));
      return dns.filter((_, n) => found[n] !== undefined);
    },
  };
}
