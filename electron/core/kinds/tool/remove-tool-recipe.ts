import type { ToolDirectory } from '../../ports/tool-directory.ts';
import { removeToolFacts, type RemoveToolFacts } from './removal.ts';
import type { Recipe } from '../base/step.ts';
import { noteUndone } from '../base/note-undone.ts';
import { removeToolPart } from './tool-removal.ts';

type RemoveToolPorts = Parameters<typeof noteUndone>[0] & { readonly tools: ToolDirectory };

/**
 * Takes back a tool that a request of this desk made: sudo rule, user, and the group last, which tells whose it is. A tool that somebody
 * else maintains by now stays, and so does one that is not what was made.
 */
export const removeToolRecipe = ({
  tools,
  ...ports
}: RemoveToolPorts): Recipe<RemoveToolFacts> => ({
  facts: removeToolFacts,
  systems: ['directory'],
  steps: [
    removeToolPart(tools, 'remove-sudo', 'sudo-rule'),
    removeToolPart(tools, 'remove-user', 'user'),
    removeToolPart(tools, 'remove-group', 'group'),
    noteUndone(ports, ({ of }) => ({ of, removed: ['tool'] })),
  ],
  startOver: (facts) => facts,
  settled: () => undefined,
});
