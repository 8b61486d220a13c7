import type { RequestKind } from '../../../shared/requests/request.ts';
import { noTools } from '../systems/absent.ts';
import { accountRecipe, type AccountPorts } from './account/account-recipe.ts';
import { linkRecipe } from './link/link-recipe.ts';
import { maintainerRecipe } from './tool/maintainer-recipe.ts';
import { membershipRecipe, type MembershipPorts } from './membership/membership-recipe.ts';
import { removeToolRecipe } from './tool/remove-tool-recipe.ts';
import { projectRecipe, type ProjectPorts } from './project/project-recipe.ts';
import { removeProjectRecipe, type RemoveProjectPorts } from './project/remove-project-recipe.ts';
import type { Recipe } from './base/step.ts';
import type { LinkPorts } from './link/link-account.ts';
import { toolRecipe, type ToolWorld } from './tool/tool-recipe.ts';
import { undoRecipe, type UndoPorts } from './account/undo-recipe.ts';
import { unlinkRecipe } from './link/unlink.ts';

export type Recipes = {
  readonly [K in RequestKind]: Recipe<Record<string, unknown>>;
};

/** The one place that says what a request of each kind does. What it tells of itself stands in `services/request-view.ts`. */
export function createRecipes(
  ports: AccountPorts &
    UndoPorts &
    MembershipPorts &
    ProjectPorts &
    RemoveProjectPorts &
    ToolWorld &
    LinkPorts,
): Recipes {
  const { tools = noTools } = ports;
  return {
    account: accountRecipe(ports),
    'undo-account': undoRecipe(ports),
    'link-wikimedia': linkRecipe(ports),
    'unlink-wikimedia': unlinkRecipe(ports),
    membership: membershipRecipe(ports),
    tool: toolRecipe(ports),
    'remove-tool': removeToolRecipe({ ...ports, tools }),
    maintainer: maintainerRecipe({ ...ports, tools }),
    project: projectRecipe(ports),
    'remove-project': removeProjectRecipe(ports),
  };
}
