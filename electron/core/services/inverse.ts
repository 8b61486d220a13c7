import type { RequestKind } from '../../../shared/requests/request.ts';
import { rolePorts, type RoleWorld } from '../kinds/membership/state.ts';
import { noTools } from '../systems/absent.ts';
import type { LinkedAccountDirectory } from '../ports/linked-accounts.ts';
import type { ToolDirectory } from '../ports/tool-directory.ts';
import { inverseLink } from '../kinds/link/inverse-link.ts';
import { inverseMaintainer } from '../kinds/tool/inverse-maintainer.ts';
import { inverseMembership } from '../kinds/membership/inverse-membership.ts';
import { inverseProject } from '../kinds/project/inverse-project.ts';
import { inverseTool } from '../kinds/tool/inverse-tool.ts';
import type { Inverse } from '../kinds/base/undoing.ts';

export type Inverses = { readonly [K in RequestKind]?: Inverse };

interface InverseWorld extends RoleWorld {
  readonly tools: ToolDirectory | undefined;
  readonly links: LinkedAccountDirectory;
}

/** The one place that says how requests are taken back. An account has an undo of its own (`undo.ts`); kinds left out have none. */
export const createInverses = ({ tools = noTools, links, ...world }: InverseWorld): Inverses => ({
  membership: inverseMembership(rolePorts(world)),
  'link-wikimedia': inverseLink(links),
  tool: inverseTool(tools),
  maintainer: inverseMaintainer(tools),
  project: inverseProject(world),
});
