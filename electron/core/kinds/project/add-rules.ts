import { sameRule } from '../../../../shared/domain/security-rule.ts';
import type { Cloud } from '../../ports/cloud.ts';
import { type Step, blocked } from '../base/step.ts';
import type { ProjectFacts } from './facts.ts';

/** What passes the project's default security group beside what the cloud lets through by itself. Rules that stand there stay. */
export const addRules = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'defaultGroup' | 'addRules'>;
}): Step<ProjectFacts> => ({
  id: 'add-rules',
  system: 'cloud',
  // A limit comes before what counts against it.
  after: ['create-project', 'set-network-quotas'],
  isNeeded: ({ mode, rules }) => mode === 'direct' && rules.length > 0,
  async observe({ projectId = '', rules }) {
    const group = await cloud.defaultGroup(projectId);
    if (!group) return blocked('cloud-service-missing', 'network');
    const lacks = rules.filter((rule) => !group.rules.some((stands) => sameRule(rule, stands)));
    if (lacks.length === 0) return { is: 'done' };
    return { is: 'missing', learned: { group: { id: group.id, lacks } } };
  },
  async apply({ group }) {
    if (group) await cloud.addRules(group.id, group.lacks);
  },
});
