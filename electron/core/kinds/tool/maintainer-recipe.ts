import { maintainerFacts, type MaintainerFacts } from './maintainer.ts';
import { inheritedPerson } from '../base/person.ts';
import type { Recipe } from '../base/step.ts';
import { noteUndone } from '../base/note-undone.ts';
import { setMaintainer, type SetMaintainerPorts } from './set-maintainer.ts';

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
