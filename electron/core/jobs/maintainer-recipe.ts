import { maintainerFacts, type MaintainerFacts } from './maintainer-facts.ts';
import { inheritedPerson } from './person-of.ts';
import type { Recipe } from './step.ts';
import { noteUndone } from './steps/note-undone.ts';
import { setMaintainer, type SetMaintainerPorts } from './steps/set-maintainer.ts';

/** A maintainer more or less of a tool that stands there. */
export const maintainerRecipe = (
  ports: SetMaintainerPorts & Parameters<typeof noteUndone>[0],
): Recipe<MaintainerFacts> => ({
  facts: maintainerFacts,
  systems: ['directory'],
  steps: [
    setMaintainer(ports),
    noteUndone(ports, ({ of }) => (of === undefined ? undefined : { of, removed: ['maintainer'] })),
  ],
  inherit: (facts, parent) => inheritedPerson(facts, parent) ?? {},
  startOver: (facts) => facts,
  settled: () => undefined,
});
