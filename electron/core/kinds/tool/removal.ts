import { z } from 'zod';
import { toolName } from '../../../../shared/requests/tool.ts';

/** Everything the removal of a tool knows that a request of this desk made. */
export const removeToolFacts = z.object({
  /** The request that made it. */
  of: z.uuid(),
  /** The tool's name, without the prefix. */
  tool: toolName,
  /** Of the maintainer it was made for: while anybody else maintains it, it stays. */
  shellName: z.string(),
  username: z.string(),
  /** The number it was made with: a tool with another one is another tool. */
  gidNumber: z.int(),
});
export type RemoveToolFacts = z.infer<typeof removeToolFacts>;
