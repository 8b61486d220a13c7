import { isAmong } from '../../../../shared/names/shell-name.ts';
import { type Observation, type Step, blocked } from '../base/step.ts';
import type { ToolFacts } from './facts.ts';
import { type ToolAround, type ToolPlace, lookAroundTool, toolNumberTaken } from './state.ts';

/** The two entries that carry numbers, where the tool is whole and its maintainer is one of its own. */
function wholeTool({ group, user, sudoRule }: ToolAround, shellName: string) {
  const isWhole = group && user && sudoRule === 'right' && isAmong(group.maintainers, shellName);
  return isWhole ? { group, user } : undefined;
}

function judge(around: ToolAround, facts: ToolFacts): Observation<ToolFacts> {
  const whole = wholeTool(around, facts.shellName);
  if (!whole) return blocked('directory-refused', facts.tool);
  const { group, user } = whole;
  const numbers = [group.gidNumber, user.uidNumber, user.gidNumber];
  const isDoubled = around.numberHolder !== undefined && facts.origin === 'made';
  if (isDoubled || numbers.some((number) => number !== facts.gidNumber)) {
    throw toolNumberTaken(facts.gidNumber);
  }
  return { is: 'done', learned: { maintainers: [...group.maintainers] } };
}

/** One more look at all three entries and the number at the end: another desk may have taken the same one after the first look. */
export const verifyTool = (place: ToolPlace): Step<ToolFacts> => ({
  id: 'verify-tool',
  observe: async (facts) => judge(await lookAroundTool(place, facts), facts),
});
