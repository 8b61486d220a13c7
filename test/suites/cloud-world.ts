import type { Cloud } from '../../electron/core/ports/cloud.ts';
import type { BindCredentials, Directory } from '../../electron/core/ports/directory.ts';
import type { ProjectGroups } from '../../electron/core/ports/project-groups.ts';
import type { ToolDirectory } from '../../electron/core/ports/tool-directory.ts';
import type { Profile } from '../../shared/domain/profile.ts';

export interface CloudWorld {
  /** With a cloud section whose Toolforge project is there. */
  readonly profile: Profile;
  readonly credentials: BindCredentials;
  /** A directory and a cloud that this test alone talks through; several of them lead to the same entries. */
  openDirectory(): Directory;
  openCloud(): Cloud;
  /** The tools of this directory, for suites in which tools are made. */
  openTools?(): ToolDirectory | undefined;
  readonly groups: ProjectGroups;
  /** Settles when the hook has written what it has to write, and the cloud has done with removed zones; until then they stand as they were. */
  hook(): Promise<void>;
  /** Has the hook stumble over the next changes that it is told of. */
  failHook(times: number): void;
  /** Writes a group as a slow hook does that had read this before others changed it. */
  overwriteGroup(project: string, shellNames: readonly string[]): Promise<void>;
}

/** Tests of requests about a cloud, whatever cloud and directory are behind them. */
export type CloudSuite = (prepare: () => Promise<CloudWorld>) => void;

let serial = 0;
/** A name that no other test has. */
export function freshName(what: string): string {
  serial += 1;
  return `${what}-${process.pid}-${serial}`;
}
