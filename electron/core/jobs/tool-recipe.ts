import type { Profile } from '../../../shared/domain/profile.ts';
import { noTools } from '../no-tools.ts';
import type { Random } from '../ports/system.ts';
import type { ToolDirectory } from '../ports/tool-directory.ts';
import type { Numbers } from '../services/numbers.ts';
import { createToolNumbers } from '../services/tool-numbers.ts';
import type { MaintainerPorts } from './maintainer-standing.ts';
import { inheritedPerson } from './person-of.ts';
import type { Recipe } from './step.ts';
import { checkMaintainer } from './steps/check-maintainer.ts';
import { createToolGroup } from './steps/create-tool-group.ts';
import { createToolSudo } from './steps/create-tool-sudo.ts';
import { createToolUser } from './steps/create-tool-user.ts';
import { reserveNumber } from './steps/reserve-number.ts';
import { verifyTool } from './steps/verify-tool.ts';
import { toolFacts, type ToolFacts } from './tool-facts.ts';
import type { ToolPlace } from './tool-standing.ts';

export interface ToolWorld extends MaintainerPorts {
  readonly profile: Pick<Profile, 'cloud' | 'directory'>;
  readonly tools: ToolDirectory | undefined;
  readonly random: Random;
}

interface ToolPorts extends MaintainerPorts, ToolPlace {
  readonly toolNumbers: Numbers;
}

/** Without tools in the profile nothing of them can be asked, so that it does not matter what they would be called. */
function toolPorts(world: ToolWorld): ToolPorts {
  const { tools = noTools, random, profile } = world;
  const { prefix = '', gidNumber: range = { floor: 1, ceiling: 1 } } =
    profile.directory.tools ?? {};
  const toolNumbers = createToolNumbers({ tools, random, range });
  return { ...world, tools, prefix, toolNumbers };
}

/**
 * A tool: number, group with its first maintainer, user, sudo rule, and a last look at all of it. A tool of this person that stands
 * there half-made is completed.
 */
export function toolRecipe(world: ToolWorld): Recipe<ToolFacts> {
  const ports = toolPorts(world);
  return {
    facts: toolFacts,
    systems: ['directory'],
    steps: [
      checkMaintainer(ports),
      reserveNumber({
        numbers: ports.toolNumbers,
        held: ({ gidNumber }) => gidNumber,
        keep: (gidNumber) => ({ gidNumber }),
      }),
      createToolGroup(ports),
      createToolUser(ports),
      createToolSudo(ports),
      verifyTool(ports),
    ],
    inherit: (facts, parent) => inheritedPerson(facts, parent) ?? {},
    startOver({ gidNumber, ...facts }) {
      ports.toolNumbers.lost();
      const { givenUp } = facts;
      return { ...facts, givenUp: gidNumber === undefined ? givenUp : [...givenUp, gidNumber] };
    },
    settled: () => undefined,
  };
}
