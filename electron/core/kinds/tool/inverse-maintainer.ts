import { maintainerFacts } from './maintainer.ts';
import { isAmong } from './maintainer-state.ts';
import type { ToolDirectory } from '../../ports/tool-directory.ts';
import type { Inverse } from '../base/undoing.ts';

/** The opposite change, of one that its request made. */
export const inverseMaintainer =
  (tools: Pick<ToolDirectory, 'lookAtTool'>): Inverse =>
  (request) => {
    const { tool, shellName, username, origin, of, ...facts } = maintainerFacts.parse(
      request.facts,
    );
    if (origin !== 'made' || of !== undefined) return undefined;
    const change = facts.change === 'add' ? 'remove' : 'add';
    return {
      kind: 'maintainer',
      facts: { tool, shellName, username, change },
      part: 'maintainer',
      about: { shellName, username, name: tool },
      guarded: true,
      async look() {
        const { group } = await tools.lookAtTool(tool);
        const isOne = isAmong(group?.maintainers ?? [], shellName);
        return { gone: isOne === (change === 'add'), stays: [] };
      },
    };
  };
