import { type Observation, type Step, blocked } from '../base/step.ts';
import type { ToolFacts } from './facts.ts';
import {
  type ToolAround,
  type ToolPlace,
  isOurs,
  lookAroundTool,
  numberToGiveUp,
  toolNumberTaken,
} from './state.ts';

/** A number held by another entry: a tool of our own takes another one, one that stood there before is for a person to judge. */
function refuseNumber({ origin, gidNumber }: ToolFacts, holder: string): Observation<ToolFacts> {
  if (origin === 'made') throw toolNumberTaken(gidNumber);
  return blocked('directory-refused', `${gidNumber}: ${holder}`);
}

function judgeUser(
  user: NonNullable<ToolAround['user']>,
  facts: ToolFacts,
): Observation<ToolFacts> {
  const { tool, gidNumber, origin } = facts;
  if (user.disabled) return blocked('tool-disabled', tool);
  if (user.uidNumber === gidNumber && user.gidNumber === gidNumber) return { is: 'done' };
  const isGivenUp = origin === 'made' && isOurs(facts, user.uidNumber);
  return isGivenUp
    ? { is: 'missing' }
    : blocked('directory-refused', `${tool}: ${user.uidNumber} ≠ ${gidNumber}`);
}

/** The tool's user, with the group's number as both of its numbers. */
export const createToolUser = (place: ToolPlace): Step<ToolFacts> => ({
  id: 'create-tool-user',

  async observe(facts) {
    const { user, numberHolder } = await lookAroundTool(place, facts);
    const seen = user ? judgeUser(user, facts) : ({ is: 'missing' } as const);
    const wantsNumber = seen.is === 'missing' || (seen.is === 'done' && facts.origin === 'made');
    return wantsNumber && numberHolder !== undefined ? refuseNumber(facts, numberHolder) : seen;
  },

  async apply(facts) {
    const { tool: name, gidNumber } = facts;
    if (gidNumber === undefined) throw toolNumberTaken(undefined);
    const held = await numberToGiveUp(place, facts, ({ user }) => user?.uidNumber);
    if (held !== undefined) return place.tools.changeUserNumber(name, held, gidNumber);
    return place.tools.addUser({ name, gidNumber });
  },
});
