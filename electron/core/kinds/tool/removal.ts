import { z } from 'zod';
import { sameShellName, shellName } from '../../../../shared/names/shell-name.ts';
import { toolName } from '../../../../shared/requests/tool.ts';
import type { ToolDirectory, ToolPart, ToolState } from '../../ports/tool-directory.ts';
import { defineKind } from '../base/define-kind.ts';
import { type NotePorts, notePartUndone } from '../base/note-undone.ts';
import { type Blocked, type Step, blocked } from '../base/step.ts';
import { tool as touchedTool } from '../base/touched.ts';

/** What the removal of a tool knows that a request of this desk made. */
export const removeToolFacts = z.object({
  /** The request that made it. */
  of: z.uuid(),
  /** The tool's name, without the prefix. */
  tool: toolName,
  /** Of the maintainer it was made for: while anybody else maintains it, it stays. */
  shellName,
  username: z.string(),
  /** The number it was made with: a tool with another one is another tool. */
  gidNumber: z.int(),
});
/** The same, checked. */
export type RemoveToolFacts = z.infer<typeof removeToolFacts>;

/** What the kind `remove-tool` needs of the world. */
export interface RemoveToolPorts extends NotePorts {
  readonly tools: ToolDirectory;
}

/**
 * Removes a tool that a request of this desk made: sudo rule, user, and the group last, which tells whose it is. A tool that somebody
 * else maintains by now stays, and so does one that is not what was made.
 */
export const removeTool = ({ tools, ...ports }: RemoveToolPorts) =>
  defineKind(removeToolFacts, {
    systems: ['directory'],
    steps: [
      removeToolPart(tools, 'remove-sudo', 'sudo-rule'),
      removeToolPart(tools, 'remove-user', 'user'),
      removeToolPart(tools, 'remove-group', 'group'),
      notePartUndone(ports, 'tool'),
    ],
    undoes: 'tool',
    touches: ({ tool }) => [touchedTool(tool)],
    view: ({ tool: name, shellName, gidNumber }) => ({
      tool: { name, maintainers: [shellName], gidNumber },
    }),
    target: ({ tool }) => ({ of: ['tool', tool], wants: 'gone' }),
  });

/** The numbers that the tool's entries have. */
const numbersOf = ({ group, user }: ToolState): (number | undefined)[] => [
  ...(group ? [group.gidNumber] : []),
  ...(user ? [user.uidNumber, user.gidNumber] : []),
];

/** Everybody who maintains the tool, where that is not only the person it was made for. */
function sharersOf({ group }: ToolState, { shellName: own }: RemoveToolFacts): readonly string[] {
  const everybody = group ? [...group.maintainers, ...group.others] : [];
  return everybody.every((one) => sameShellName(one, own)) ? [] : everybody;
}

type ToolStay = 'tool-disabled' | 'tool-in-use';

/** Why the tool has to stay as it is; undefined where it is still what the request made, or what is left of that. */
export function whyToolStays(
  state: ToolState,
  facts: RemoveToolFacts,
): Blocked<ToolStay> | undefined {
  const { tool, gidNumber } = facts;
  if (state.user?.disabled === true) return blocked('tool-disabled', tool);
  const isAnother = numbersOf(state).some((number) => number !== gidNumber);
  if (isAnother || state.sudoRule === 'other') return blocked('tool-in-use', tool);
  const sharers = sharersOf(state, facts);
  return sharers.length > 0 ? blocked('tool-in-use', tool, sharers.join(', ')) : undefined;
}

const stands: Readonly<Record<ToolPart, (state: ToolState) => boolean>> = {
  group: ({ group }) => group !== undefined,
  user: ({ user }) => user !== undefined,
  'sudo-rule': ({ sudoRule }) => sudoRule !== 'missing',
};

/** A step that deletes one entry of a tool while the whole of it is still what was made. */
export const removeToolPart = (
  tools: ToolDirectory,
  id: string,
  part: ToolPart,
): Step<RemoveToolFacts> => ({
  id,
  async observe(facts) {
    const state = await tools.lookAtTool(facts.tool);
    const stays = whyToolStays(state, facts);
    return stays ?? { is: stands[part](state) ? 'missing' : 'done' };
  },
  apply: ({ tool }) => tools.remove(tool, part),
});
