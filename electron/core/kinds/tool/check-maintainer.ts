import { lookAtMaintainer, type MaintainerPorts } from './maintainer-state.ts';
import type { Step } from '../base/step.ts';
import type { ToolFacts } from './facts.ts';

/** That the tool's first maintainer may have one. Only looks. */
export const checkMaintainer = (ports: MaintainerPorts): Step<ToolFacts> => ({
  id: 'check-maintainer',
  async observe({ shellName }) {
    const seen = await lookAtMaintainer(ports, shellName);
    if (seen.is === 'conflict') return seen;
    return { is: 'done', learned: { shellName: seen.shellName, username: seen.username } };
  },
});
