import { removeToolFacts } from './removal.ts';
import { toolFacts } from './facts.ts';
import { whyToolStays } from './tool-removal.ts';
import type { ToolDirectory, ToolStanding } from '../../ports/tool-directory.ts';
import type { Inverse } from '../base/undoing.ts';

const isGone = ({ group, user, sudoRule }: ToolStanding): boolean =>
  !group && !user && sudoRule === 'missing';

/** Removes a tool that its request made, while nobody else maintains it. */
export const inverseTool =
  (tools: Pick<ToolDirectory, 'lookAtTool'>): Inverse =>
  (request) => {
    const { tool, shellName, username, gidNumber, origin } = toolFacts.parse(request.facts);
    if (origin !== 'made' || gidNumber === undefined) return undefined;
    const facts = { tool, shellName, username, gidNumber };
    return {
      kind: 'remove-tool',
      facts,
      part: 'tool',
      about: { shellName, username, name: tool },
      // The directory is not asked to delete only what is unchanged: each entry is looked at right before.
      guarded: false,
      async look() {
        const standing = await tools.lookAtTool(tool);
        const why = whyToolStays(standing, removeToolFacts.parse({ ...facts, of: request.id }));
        const stays = why
          ? [{ what: 'tool' as const, why: why.code, params: [...why.params] }]
          : [];
        return { gone: isGone(standing), stays };
      },
    };
  };
