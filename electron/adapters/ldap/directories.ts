import type { AccountRecords, Directory } from '../../core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../core/ports/linked-accounts.ts';
import type { ProjectGroups } from '../../core/ports/project-groups.ts';
import type { ToolDirectory } from '../../core/ports/tool-directory.ts';
import { createAccountRecords } from './account-records.ts';
import { createLdapDirectory } from './directory.ts';
import { createLinkedAccounts } from './linked-accounts.ts';
import { createProjectGroups } from './project-groups.ts';
import { createLdapSession, type LdapOptions } from './connection/session.ts';
import { createToolDirectory } from './tool-directory.ts';

export interface LdapDirectories {
  /** Signs in and out, and closes the connection, for all of them. */
  readonly directory: Directory;
  /** Undefined where the profile says nothing of tools. */
  readonly tools: ToolDirectory | undefined;
  /** Undefined where the profile says nothing of groups. */
  readonly groups: ProjectGroups | undefined;
  readonly links: LinkedAccountDirectory;
  readonly records: AccountRecords;
}

/** Everything that is asked of one directory server, over one connection and under one bind. Opens nothing until it is first used. */
export function createLdapDirectories(options: LdapOptions): LdapDirectories {
  const { profile } = options;
  const session = createLdapSession(options);
  return {
    directory: createLdapDirectory(options, session),
    tools: profile.tools && createToolDirectory(profile, profile.tools, session),
    groups: profile.groups && createProjectGroups(profile, profile.groups, session),
    links: createLinkedAccounts(profile, session),
    records: createAccountRecords(profile, session),
  };
}
