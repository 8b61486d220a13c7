import type { Profile } from '../../../shared/domain/profile.ts';
import { sameShellName, type ShellName } from '../../../shared/names/shell-name.ts';
import type { ToolDirectory, ToolState } from '../ports/tool-directory.ts';

/** What is asked for who maintains tools. */
export interface ToolWorld {
  readonly tools: Pick<ToolDirectory, 'toolsOf' | 'lookAtTool'>;
  readonly profile: Pick<Profile, 'directory'>;
}

/** Another tool among the members is no person who could log in. */
const isAlone = ({ group }: ToolState, shellName: ShellName): boolean =>
  group?.maintainers.every((name) => sameShellName(name, shellName)) === true;

/**
 * Names of the tools which nobody but this person maintains: out of Toolforge, they leave them with nobody who can get in. None where the
 * event has no tools. Throws what the directory throws.
 */
export async function lastMaintainerOf(
  shellName: ShellName,
  { tools, profile }: ToolWorld,
): Promise<readonly string[]> {
  if (!profile.directory.tools) return [];
  const names = await tools.toolsOf(shellName);
  const states = await Promise.all(names.map((name) => tools.lookAtTool(name)));
  return names.filter((_, n) => isAlone(states[n] ?? noTool, shellName));
}

const noTool: ToolState = { group: undefined, user: undefined, sudoRule: 'missing' };
