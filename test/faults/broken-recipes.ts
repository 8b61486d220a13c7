import { accountRecipe } from '../../electron/core/jobs/account-recipe.ts';
import type { AccountFacts } from '../../electron/core/jobs/account-facts.ts';
import type { Step } from '../../electron/core/jobs/step.ts';

type MakeRecipe = typeof accountRecipe;

const withSteps =
  (change: (step: Step<AccountFacts>) => Step<AccountFacts>): MakeRecipe =>
  (ports) => {
    const recipe = accountRecipe(ports);
    return { ...recipe, steps: recipe.steps.map(change) };
  };

/** Asks its journal instead of the directory: what may have been sent counts as done. */
export const trustsMemory = withSteps((step) => ({
  ...step,
  observe: async (_, { attempted }) => {
    if (step.apply && !attempted) return { is: 'missing' };
    return { is: 'done', learned: step.id === 'create-entry' ? { origin: 'made' } : {} };
  },
}));

/** Does not make sure, before it sends a write, that a power cut cannot make it forget having sent it. */
export const forgetsSending = withSteps((step) => ({ ...step, remembersSending: false }));

/** Believes that a number which was free when it was taken stays its own. */
export const neverLooksForNumbers: MakeRecipe = (ports) =>
  accountRecipe({
    ...ports,
    directory: {
      ...ports.directory,
      look: ({ uidNumber: _, ...names }) => ports.directory.look(names),
    },
  });

/** Recipes with one thing wrong each, by what they do without: the harness must catch every one of them. */
export const brokenRecipes = {
  memory: trustsMemory,
  sending: forgetsSending,
  numbers: neverLooksForNumbers,
} as const satisfies Record<string, MakeRecipe>;

export type Broken = keyof typeof brokenRecipes;

export const brokenNames = Object.keys(brokenRecipes) as [Broken, ...Broken[]]; // keys of a literal
