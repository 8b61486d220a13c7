import { z } from 'zod';

/** A tool's name becomes a label of its web address (RFC 1035 2.3.1) and part of a user name. */
export const toolNameRule = /^[a-z]([-a-z0-9]{0,30}[a-z0-9])?$/u;

export const toolName = z.string().regex(toolNameRule, { error: 'tool-name' });

/** What a request makes, or changes, of a tool. */
export const toolView = z.object({
  /** Without the prefix. */
  name: z.string(),
  maintainers: z.array(z.string()),
  gidNumber: z.int().optional(),
  origin: z.enum(['made', 'there-before']).optional(),
});
export type ToolView = z.infer<typeof toolView>;

export const maintainerView = z.object({ tool: z.string(), change: z.enum(['add', 'remove']) });
export type MaintainerView = z.infer<typeof maintainerView>;
