import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import { unlinkFacts, type UnlinkFacts } from './facts.ts';
import type { Recipe } from '../base/step.ts';
import { noteUndone } from '../base/note-undone.ts';
import { unlinkAccount } from './unlink-account.ts';

type UnlinkPorts = Parameters<typeof noteUndone>[0] & { readonly links: LinkedAccountDirectory };

/** Takes back a link that a request of this desk made. */
export const unlinkRecipe = (ports: UnlinkPorts): Recipe<UnlinkFacts> => ({
  facts: unlinkFacts,
  systems: ['directory'],
  steps: [unlinkAccount(ports), noteUndone(ports, ({ of }) => ({ of, removed: ['link'] }))],
  startOver: (facts) => facts,
  settled: () => undefined,
});
