import { isAmong } from '../../../../shared/names/shell-name.ts';
import { type Observation, type Run, type Step, blocked } from '../base/step.ts';
import { refusedBySignUp, type SignUpCheck } from '../base/sign-up-check.ts';
import type { ToolFacts } from './facts.ts';
import {
  type ToolAround,
  type ToolPlace,
  isOurs,
  lookAroundTool,
  numberToGiveUp,
  toolNumberTaken,
} from './state.ts';

type Seen = Observation<ToolFacts>;
type WithGroup = ToolAround & { readonly group: NonNullable<ToolAround['group']> };

/** What the group that has the wanted name means for the request. */
function judgeGroup(
  { group, numberHolder }: WithGroup,
  facts: ToolFacts,
  { attempted }: Run,
): Seen {
  if (!isAmong(group.maintainers, facts.shellName)) {
    return blocked('tool-taken', facts.tool, group.maintainers.join(', '));
  }
  if (!attempted || !isOurs(facts, group.gidNumber)) {
    return { is: 'done', learned: { origin: 'there-before', gidNumber: group.gidNumber } };
  }
  if (group.gidNumber !== facts.gidNumber) return { is: 'missing' };
  if (numberHolder !== undefined) throw toolNumberTaken(facts.gidNumber);
  return { is: 'done', learned: { origin: 'made' } };
}

/**
 * The tool's group with its first maintainer and a number that nobody else holds. It comes first: whoever has added it has the name,
 * for two entries cannot stand at one place.
 */
export const createToolGroup = (place: ToolPlace, signUp: SignUpCheck): Step<ToolFacts> => ({
  id: 'create-tool-group',

  async observe(facts, run) {
    const around = await lookAroundTool(place, facts);
    const { group, user } = around;
    if (user?.disabled === true) return blocked('tool-disabled', facts.tool);
    if (group) return judgeGroup({ ...around, group }, facts, run);
    // The user of a tool that lost its group: whose it is cannot be told any more.
    if (user && !isOurs(facts, user.uidNumber)) return blocked('tool-taken', facts.tool, '');
    if (around.numberHolder !== undefined) throw toolNumberTaken(facts.gidNumber);
    const names = { username: facts.tool, shellName: facts.tool };
    return (await refusedBySignUp(signUp, names)) ?? { is: 'missing' };
  },

  async apply(facts) {
    const { tool: name, gidNumber, shellName } = facts;
    if (gidNumber === undefined) throw toolNumberTaken(undefined);
    const held = await numberToGiveUp(place, facts, ({ group }) => group?.gidNumber);
    if (held !== undefined) return place.tools.changeGroupNumber(name, held, gidNumber);
    return place.tools.addGroup({ name, gidNumber }, shellName);
  },
});
