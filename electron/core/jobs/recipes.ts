import type { RequestKind } from '../../../shared/domain/request.ts';
import { accountRecipe, type AccountPorts } from './account-recipe.ts';
import type { Recipe } from './step.ts';
import { undoRecipe, type UndoPorts } from './undo-recipe.ts';

export type Recipes = {
  readonly [K in RequestKind]: Recipe<Record<string, unknown>>;
};

/** The one place that says what a request of each kind does. What it tells of itself stands in `services/request-view.ts`. */
export const createRecipes = (
  ports: AccountPorts & UndoPorts,
  makeAccount: typeof accountRecipe = accountRecipe,
): Recipes => ({
  account: makeAccount(ports),
  'undo-account': undoRecipe(ports),
});
