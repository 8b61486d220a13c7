import type { ProjectName } from '../../../shared/names/project-name.ts';
import type { ShellName } from '../../../shared/names/shell-name.ts';

/** The groups that the cloud's hook writes into the directory. They are observed here and never written. */
export interface ProjectGroups {
  /** Shell names of the members of a project's group; undefined where there is no such group. */
  membersOf(projectName: ProjectName): Promise<readonly ShellName[] | undefined>;
  /** DNs of what stands there for a project: its group, and the subtree of its sudo rules where the profile says where that is. */
  leftOf(projectName: ProjectName): Promise<readonly string[]>;
}
