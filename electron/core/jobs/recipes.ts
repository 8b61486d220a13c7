import { z } from 'zod';
import type { RequestKind } from '../../../shared/domain/request.ts';
import { accountRecipe, type AccountPorts } from './account-recipe.ts';
import { membershipRecipe, type MembershipPorts } from './membership-recipe.ts';
import type { Recipe } from './step.ts';
import { undoRecipe, type UndoPorts } from './undo-recipe.ts';

export type Recipes = {
  readonly [K in RequestKind]: Recipe<Record<string, unknown>>;
};

/** A kind that this Lanyard cannot carry out: whatever is asked for of it, a person is told. */
const unable: Recipe<Record<string, unknown>> = {
  facts: z.record(z.string(), z.unknown()),
  systems: [],
  steps: [
    {
      id: 'verify',
      observe: () => Promise.resolve({ is: 'conflict', code: 'other-kind', params: [] }),
    },
  ],
  startOver: (facts) => facts,
  settled: () => undefined,
};

/** The one place that says what a request of each kind does. What it tells of itself stands in `services/request-view.ts`. */
export const createRecipes = (
  ports: AccountPorts & UndoPorts & MembershipPorts,
  makeAccount: typeof accountRecipe = accountRecipe,
): Recipes => ({
  account: makeAccount(ports),
  'undo-account': undoRecipe(ports),
  'link-wikimedia': unable,
  'unlink-wikimedia': unable,
  membership: membershipRecipe(ports),
  tool: unable,
  'remove-tool': unable,
  maintainer: unable,
  project: unable,
  'remove-project': unable,
});
