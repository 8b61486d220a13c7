import { z } from 'zod';
import { shellName } from '../names/shell-name.ts';
import { after, describeKind, typedName } from './describe.ts';

/** A tool's name becomes a label of its web address (RFC 1035 2.3.1) and part of a user name. */
export const toolNameRule = /^[a-z]([-a-z0-9]{0,30}[a-z0-9])?$/u;

/** A name that a tool can have, as far as its letters go. */
export const toolName = z.string().regex(toolNameRule, { error: 'tool-name' });

/** What a request makes, or removes, of a tool. */
export const toolView = z.object({
  /** Without the prefix. */
  name: z.string(),
  maintainers: z.array(shellName),
  gidNumber: z.int().optional(),
  origin: z.enum(['made', 'there-before']).optional(),
});
/** A tool as a request tells it. */
export type ToolView = z.infer<typeof toolView>;

/** A tool that is to be made, and who maintains it. */
export const toolForm = z.strictObject({ name: typedName, maintainer: typedName, after });

const view = { tool: toolView };

const asked = ({ tool: { name, gidNumber, maintainers } }: { tool: ToolView }) =>
  [
    { label: 'tool-name', is: 'tool', value: name },
    { label: 'fact-tool-number', is: 'number', value: gidNumber },
    { label: 'fact-maintainers', is: 'names', value: maintainers },
  ] as const;

const concerns = ({ tool: { name } }: { tool: ToolView }) => ({ tool: name });

/** A tool is made. */
export const tool = describeKind({
  view,
  undo: ['tool'],
  name: (who, { tool: { name } }) => ['name-tool', who, name],
  asked,
  concerns,
});

/** A tool is removed again. */
export const removeTool = describeKind({
  view,
  undo: [],
  name: (who, { tool: { name } }) => ['name-tool-end', who, name],
  asked,
  concerns,
});
