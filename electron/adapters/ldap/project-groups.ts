import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import type { ProjectGroups } from '../../core/ports/project-groups.ts';
import { readAt } from './base-read.ts';
import { childDn, childName } from './dn.ts';
import { values } from './values.ts';
import type { LdapSession } from './connection/session.ts';

type Rules = NonNullable<DirectoryProfile['groups']>;

/** `ProjectGroups` over the connection of the session. The cloud's hook names a project's group after the project (docs/facts.md 5). */
export function createProjectGroups(
  { people, timeouts }: DirectoryProfile,
  { base, projectPrefix }: Rules,
  { read }: LdapSession,
): ProjectGroups {
  const asked = { attributes: ['member'], timeLimit: Math.ceil(timeouts.operationMs / 1000) };
  return {
    async membersOf(projectName) {
      const dn = childDn('cn', projectPrefix + projectName, base);
      const entry = await read("read a project's group", (client) => readAt(client, dn, asked));
      return (
        entry &&
        values(entry, 'member').flatMap((member) => childName('uid', member, people.base) ?? [])
      );
    },
  };
}
