import { sameName } from '../../../../shared/names/same-name.ts';
import type { ToolDirectory, ToolPart, ToolStanding } from '../../ports/tool-directory.ts';
import { type Conflict, type Step, conflict } from '../base/step.ts';
import type { RemoveToolFacts } from './removal.ts';

/** The numbers that the tool's entries have. */
const numbersOf = ({ group, user }: ToolStanding): (number | undefined)[] => [
  ...(group ? [group.gidNumber] : []),
  ...(user ? [user.uidNumber, user.gidNumber] : []),
];

/** Everybody who maintains the tool, where that is not only the person it was made for. */
function sharersOf({ group }: ToolStanding, { shellName }: RemoveToolFacts): readonly string[] {
  const everybody = group ? [...group.maintainers, ...group.others] : [];
  return everybody.every((one) => sameName(one, shellName)) ? [] : everybody;
}

type ToolStay = 'tool-disabled' | 'tool-in-use';

/** Why the tool has to stay as it is; undefined where it is still what the request made, or what is left of that. */
export function whyToolStays(
  standing: ToolStanding,
  facts: RemoveToolFacts,
): Conflict<ToolStay> | undefined {
  const { tool, gidNumber } = facts;
  if (standing.user?.disabled === true) return conflict('tool-disabled', tool);
  const isAnother = numbersOf(standing).some((number) => number !== gidNumber);
  if (isAnother || standing.sudoRule === 'other') return conflict('tool-in-use', tool);
  const sharers = sharersOf(standing, facts);
  return sharers.length > 0 ? conflict('tool-in-use', tool, sharers.join(', ')) : undefined;
}

const stands: Readonly<Record<ToolPart, (standing: ToolStanding) => boolean>> = {
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
    const standing = await tools.lookAtTool(facts.tool);
    const stays = whyToolStays(standing, facts);
    return stays ?? { is: stands[part](standing) ? 'missing' : 'done' };
  },
  apply: ({ tool }) => tools.remove(tool, part),
});
