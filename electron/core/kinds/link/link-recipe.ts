import { linkFacts, type LinkFacts } from './facts.ts';
import { inheritedPerson } from '../base/person.ts';
import type { Recipe } from '../base/step.ts';
import { linkAccount, type LinkPorts } from './link-account.ts';

/** The link between a person's entry and the Wikimedia account that they proved to be theirs. */
export const linkRecipe = (ports: LinkPorts): Recipe<LinkFacts> => ({
  facts: linkFacts,
  systems: ['directory'],
  steps: [linkAccount(ports)],
  inherit: (facts, parent) => inheritedPerson(facts, parent) ?? {},
  startOver: (facts) => facts,
  settled: () => undefined,
});
