import type { Profile } from '../../../../shared/domain/profile.ts';
import { noTools } from '../../systems/absent.ts';
import type { Random } from '../../ports/system.ts';
import type { ToolDirectory } from '../../ports/tool-directory.ts';
import { type Numbers, reserveNumber } from '../base/numbers.ts';
import { createToolNumbers } from './tool-numbers.ts';
import type { MaintainerPorts } from './maintainer-state.ts';
import { inheritedPerson } from '../base/person.ts';
import type { Recipe } from '../base/step.ts';
import { checkMaintainer } from './check-maintainer.ts';
import { createToolGroup } from './create-tool-group.ts';
import { createToolSudo } from './create-tool-sudo.ts';
import { createToolUser } from './create-tool-user.ts';
import { verifyTool } from './verify-tool.ts';
import { type ToolFacts, toolFacts } from './facts.ts';
import type { ToolPlace } from './state.ts';

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
