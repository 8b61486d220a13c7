import { createRecipes, type Recipes } from '../../electron/core/kinds/recipes.ts';

type MakeRecipes = typeof createRecipes;
type AnyRecipe = Recipes['account'];
type AnyStep = AnyRecipe['steps'][number];

/** The recipes that desks play here, each of whose steps is changed. */
const withSteps =
  (change: (step: AnyStep) => AnyStep): MakeRecipes =>
  (ports) => {
    const recipes = createRecipes(ports);
    const changed = (recipe: AnyRecipe): AnyRecipe => ({
      ...recipe,
      steps: recipe.steps.map(change),
    });
    return {
      ...recipes,
      account: changed(recipes.account),
      membership: changed(recipes.membership),
      tool: changed(recipes.tool),
      maintainer: changed(recipes.maintainer),
      project: changed(recipes.project),
    };
  };

/** Steps that claim to have made what they sent. */
const makers: readonly string[] = ['create-entry', 'create-tool-group', 'set-maintainer'];

/** Asks its journal instead of the world: what may have been sent counts as done. */
export const trustsMemory = withSteps((step) => ({
  ...step,
  async observe(facts, run) {
    // A project's id is in no journal before it was seen once.
    if (step.id === 'create-project' || (step.apply && !run.attempted)) {
      return step.observe(facts, run);
    }
    return { is: 'done', learned: makers.includes(step.id) ? { origin: 'made' } : {} };
  },
}));

/** Does not make sure, before it sends a write, that a power cut cannot make it forget having sent it. */
export const forgetsSending = withSteps((step) => ({ ...step, remembersSending: false }));

/** Believes that a number which was free when it was taken stays its own. */
export const neverLooksForNumbers: MakeRecipes = ({ directory, tools, ...ports }) =>
  createRecipes({
    ...ports,
    directory: { ...directory, look: ({ uidNumber: _, ...names }) => directory.look(names) },
    tools: tools && { ...tools, numberHolders: () => Promise.resolve([]) },
  });

/** Recipes with one thing wrong each, by what they do without: the harness must catch every one of them. */
export const brokenRecipes = {
  memory: trustsMemory,
  sending: forgetsSending,
  numbers: neverLooksForNumbers,
} as const satisfies Record<string, MakeRecipes>;

export type Broken = keyof typeof brokenRecipes;

export const brokenNames = Object.keys(brokenRecipes) as [Broken, ...Broken[]]; // keys of a literal
