import { z } from 'zod';
import { toolName } from '../../../../shared/requests/tool.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { followsPerson } from '../base/person.ts';

/** Everything a request knows that makes somebody a maintainer of a tool that stands there, or takes that away. */
export const maintainerFacts = z.object({
  /** The tool's name, without the prefix. */
  tool: toolName,
  shellName: z.string(),
  /** Empty until the directory was asked. */
  username: z.string(),
  ...followsPerson,
  change: z.enum(['add', 'remove']),
  /** Whether this request made it so, or found it so. */
  origin: z.enum(['made', 'there-before']).optional(),
  /** The request that this one undoes. */
  of: z.uuid().optional(),
  undone: undone.optional(),
});
export type MaintainerFacts = z.infer<typeof maintainerFacts>;
