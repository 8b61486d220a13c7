import { z } from 'zod';
import { shellName } from '../../../../shared/names/shell-name.ts';
import { toolName } from '../../../../shared/requests/tool.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { followsPerson } from '../base/person.ts';

/** Everything the tool recipe knows of a request. */
export const toolFacts = z.object({
  /** The tool's name, without the prefix. */
  tool: toolName,
  /** Of its first maintainer. */
  shellName,
  /** Empty until the directory was asked. */
  username: z.string(),
  ...followsPerson,
  gidNumber: z.int().optional(),
  /** Numbers this request held or may have held before it gave them up. */
  givenUp: z.array(z.int()),
  origin: z.enum(['made', 'there-before']).optional(),
  /** As they were seen last. */
  maintainers: z.array(shellName).optional(),
  undone: undone.optional(),
});
/** What a tool request knows, checked. */
export type ToolFacts = z.infer<typeof toolFacts>;
