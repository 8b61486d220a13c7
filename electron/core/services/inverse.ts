import type { RequestKind } from '../../../shared/domain/request.ts';
import { rolePorts, type RoleWorld } from '../jobs/membership-standing.ts';
import { noTools } from '../no-tools.ts';
import type { LinkedAccountDirectory } from '../ports/linked-accounts.ts';
import type { ToolDirectory } from '../ports/tool-directory.ts';
import { inverseLink } from './inverse-link.ts';
import { inverseMaintainer } from './inverse-maintainer.ts';
import { inverseMembership } from './inverse-membership.ts';
import { inverseProject } from './inverse-project.ts';
import { inverseTool } from './inverse-tool.ts';
import type { Inverse } from './undoing.ts';

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
