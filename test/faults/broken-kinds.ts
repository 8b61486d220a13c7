import type { Kind } from '../../electron/core/kinds/base/define-kind.ts';
import { createKinds } from '../../electron/core/kinds/kinds.ts';
import type { MakeKinds } from '../../electron/core/wire-shared.ts';

type AnyStep = Kind['steps'][number];

/** The kinds that desks play here, each of whose steps is changed. */
const withSteps =
  (change: (step: AnyStep) => AnyStep): MakeKinds =>
  (ports) => {
    const kinds = createKinds(ports);
    const changed = (kind: Kind): Kind => ({
      ...kind,
      steps: kind.steps.map(change),
    });
    return {
      ...kinds,
      account: changed(kinds.account),
      membership: changed(kinds.membership),
      tool: changed(kinds.tool),
      maintainer: changed(kinds.maintainer),
      project: changed(kinds.project),
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
export const neverLooksForNumbers: MakeKinds = ({ directory, tools, ...ports }) =>
  createKinds({
    ...ports,
    directory: { ...directory, look: ({ uidNumber: _, ...names }) => directory.look(names) },
    tools: { ...tools, numberHolders: () => Promise.resolve([]) },
  });

/** Kinds with one thing wrong each, by what they do without: the harness must catch every one of them. */
export const brokenKinds = {
  memory: trustsMemory,
  sending: forgetsSending,
  numbers: neverLooksForNumbers,
} as const satisfies Record<string, MakeKinds>;

export type Broken = keyof typeof brokenKinds;

export const brokenNames = Object.keys(brokenKinds) as [Broken, ...Broken[]]; // keys of a literal
