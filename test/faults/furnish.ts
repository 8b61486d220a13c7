import type { Cloud } from '../../electron/core/ports/cloud.ts';
import type { ToolDirectory } from '../../electron/core/ports/tool-directory.ts';
import type { CloudPlan } from './wish.ts';

interface Ways {
  readonly cloud: Cloud;
  readonly tools: ToolDirectory;
  /** The number of the first tool; the others follow. */
  readonly firstNumber: number;
}

/** Puts everything there that stands before the first desk opens. A project that is there already gets its holders. */
export async function furnish(
  { projects, tools }: Pick<CloudPlan, 'projects' | 'tools'>,
  ways: Ways,
): Promise<void> {
  for (const { name, holders } of projects) {
    const wanted = { name, description: 'Of old', tags: [] };
    const { id: projectId } =
      (await ways.cloud.findProject(name)) ?? (await ways.cloud.createProject(wanted));
    for (const { shellName: userId, roles } of holders) {
      for (const role of roles) await ways.cloud.grant({ projectId, userId, role });
    }
  }
  for (const [i, { name, maintainers }] of tools.entries()) {
    const [first = '', ...others] = maintainers;
    const tool = { name, gidNumber: ways.firstNumber + i };
    await ways.tools.addGroup(tool, first);
    await ways.tools.addUser(tool);
    await ways.tools.addSudoRule(name);
    for (const maintainer of others) await ways.tools.addMaintainer(name, maintainer);
  }
}
