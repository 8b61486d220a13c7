import { z } from 'zod';
import type { Recipes } from '../../electron/core/kinds/recipes.ts';
import type { Recipe, Step } from '../../electron/core/kinds/base/step.ts';
import { requestKinds } from '../../shared/requests/request.ts';

type Facts = Record<string, unknown>;

/** A recipe of one step that only looks. */
export const lookingRecipe = (
  observe: Step<Facts>['observe'],
  more: Partial<Recipe<Facts>> = {},
): Recipe<Facts> => ({
  facts: z.record(z.string(), z.unknown()),
  systems: ['directory'],
  steps: [{ id: 'only', observe }],
  startOver: (facts) => facts,
  settled: () => undefined,
  ...more,
});

/** The same recipe for every kind that is not named. */
export const recipesOf = (recipe: Recipe<Facts>, others: Partial<Recipes> = {}): Recipes => ({
  // Object.fromEntries forgets that its keys were all kinds.
  ...(Object.fromEntries(requestKinds.map((kind) => [kind, recipe])) as unknown as Recipes),
  ...others,
});
