import type { MembershipFacts } from './facts.ts';
import { roles as rolesTouched } from '../base/touched.ts';
import { lookAtRoles, placeOf, type RolePorts } from './state.ts';
import type { Step } from '../base/step.ts';

/**
 * The roles of one person in one project, granted first and then taken away: in between they never stand outside. What they held before is on
 * disk before anything is sent, or an undo could not give it back.
 */
export function setRoles(ports: RolePorts): Step<MembershipFacts> {
  const { cloud } = ports;
  return {
    id: 'set-roles',
    system: 'cloud',
    isNeeded: ({ approval }) => approval === 'here',
    prepare: (facts) => placeOf(ports, facts),
    async observe(facts) {
      const { held, lacks, exceeds, hasOthers } = await lookAtRoles(ports, facts);
      const learned = { held, before: facts.before ?? held };
      if (lacks.length + exceeds.length === 0) return { is: 'done', learned };
      const leaves = facts.roles.length === 0 && !facts.toolforge;
      if (leaves && !hasOthers) {
        return { is: 'blocked', code: 'last-member', params: [facts.project, facts.shellName] };
      }
      return { is: 'missing', learned, found: rolesTouched([...lacks, ...exceeds]) };
    },
    async apply({ projectId = '', shellName, roles, held = [] }) {
      const one = (role: string) => ({ projectId, userId: shellName, role });
      const lacks = roles.filter((role) => !held.includes(role));
      const exceeds = held.filter((role) => ports.managed.includes(role) && !roles.includes(role));
      for (const role of lacks) await cloud.grant(one(role));
      for (const role of exceeds) await cloud.revoke(one(role));
    },
  };
}
