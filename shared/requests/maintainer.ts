import { z } from 'zod';
import { after, describeKind, typedName } from './describe.ts';

/** Whether a person comes to a tool or leaves it. */
export const maintainerChange = z.enum(['add', 'remove']);

/** What a request changes of one person in one tool. */
export const maintainerView = z.object({ tool: z.string(), change: maintainerChange });
/** Who is to be a maintainer of which tool, or is to be none any more. */
export const maintainerForm = z.strictObject({
  tool: typedName,
  shellName: typedName,
  change: maintainerChange,
  after,
});

/** Somebody becomes a maintainer of a tool that is there, or is one no more. */
export const maintainer = describeKind({
  view: { maintainer: maintainerView },
  undo: ['maintainer'],
  name: (who, { maintainer: { tool, change } }) => [
    change === 'add' ? 'name-maintainer' : 'name-maintainer-end',
    who,
    tool,
  ],
  asked: ({ maintainer: { tool } }) => [{ label: 'tool-name', is: 'tool', value: tool }],
  concerns: ({ maintainer: { tool } }) => ({ tool }),
});
