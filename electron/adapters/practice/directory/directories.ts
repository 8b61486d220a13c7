import type { AccountRecords, Directory } from '../../../core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../../core/ports/linked-accounts.ts';
import type { ProjectGroups } from '../../../core/ports/project-groups.ts';
import type { ToolDirectory } from '../../../core/ports/tool-directory.ts';
import type { ProjectGroupWriter } from '../group-hook.ts';
import { createPracticeDirectory } from './directory.ts';
import { createPracticeGroups } from './groups.ts';
import { createPracticeLinks } from './links.ts';
import { createPracticeMemory, type PracticeOptions } from './memory.ts';
import { createPracticeRecords } from './records.ts';
import { createPracticeTools } from './tools.ts';

export interface PracticeDirectories {
  readonly directory: Directory;
  /** Undefined where the profile says nothing of tools. */
  readonly tools: ToolDirectory | undefined;
  /** Undefined where the profile says nothing of groups. */
  readonly groups: ProjectGroups | undefined;
  readonly links: LinkedAccountDirectory;
  readonly records: AccountRecords;
  /** For the practice cloud's hook alone: nobody else writes these groups. */
  readonly projectGroups: ProjectGroupWriter;
}

/** Everything that is asked of one directory server, over one memory and under one sign-in. */
export function createPracticeDirectories(options: PracticeOptions): PracticeDirectories {
  const { profile } = options;
  const memory = createPracticeMemory(options);
  const groups = createPracticeGroups(profile.groups ?? { base: '', projectPrefix: '' }, memory);
  return {
    directory: createPracticeDirectory(options, memory),
    tools: profile.tools && createPracticeTools(profile.tools, memory),
    groups: profile.groups && groups,
    links: createPracticeLinks(memory),
    records: createPracticeRecords(profile, memory),
    projectGroups: groups,
  };
}
