import type { ToolDirectory, ToolStanding } from '../../ports/tool-directory.ts';
import { type Observation, type Run, type Step, conflict } from '../base/step.ts';
import type { MaintainerFacts } from './maintainer.ts';
import { type MaintainerPorts, isAmong, lookAtMaintainer } from './maintainer-state.ts';

export interface SetMaintainerPorts extends MaintainerPorts {
  readonly tools: ToolDirectory;
}

type Seen = Observation<MaintainerFacts>;
type Group = NonNullable<ToolStanding['group']>;

/** The group must keep a member (groupOfNames, RFC 4519 3.5). */
function judgeRemoval({ maintainers, others }: Group, facts: MaintainerFacts): Seen {
  const isLast = maintainers.length + others.length <= 1;
  return isLast ? conflict('last-maintainer', facts.tool, facts.shellName) : { is: 'missing' };
}

const done = ({ attempted }: Run): Seen => ({
  is: 'done',
  learned: { origin: attempted ? 'made' : 'there-before' },
});

/** One person among the maintainers of a tool, or not; everybody else of the list is left alone. */
export function setMaintainer(ports: SetMaintainerPorts): Step<MaintainerFacts> {
  const judgeAddition = async ({ shellName }: MaintainerFacts): Promise<Seen> => {
    const seen = await lookAtMaintainer(ports, shellName);
    if (seen.is === 'conflict') return seen;
    return {
      is: 'missing',
      learned: { shellName: seen.shellName, username: seen.username },
    };
  };

  return {
    id: 'set-maintainer',
    remembersSending: true,
    async observe(facts, run) {
      const { group, user } = await ports.tools.lookAtTool(facts.tool);
      if (!group) return conflict('tool-missing', facts.tool);
      const isOne = isAmong(group.maintainers, facts.shellName);
      if (isOne === (facts.change === 'add')) return done(run);
      if (facts.change === 'remove') return judgeRemoval(group, facts);
      return user?.disabled === true ? conflict('tool-disabled', facts.tool) : judgeAddition(facts);
    },
    apply: ({ tool, shellName, change }) =>
      change === 'add'
        ? ports.tools.addMaintainer(tool, shellName)
        : ports.tools.removeMaintainer(tool, shellName),
  };
}
