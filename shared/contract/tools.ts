import { z } from 'zod';
import { typedName } from '../requests/describe.ts';
import { maintainerForm } from '../requests/maintainer.ts';
import { toolForm } from '../requests/tool.ts';
import { method, submission } from './define.ts';

/** What is known of a tool's name. `unknown`: nobody could be asked. */
export const toolVerdict = z.object({
  name: z.string(),
  state: z.enum(['free', 'broken', 'taken', 'unknown']),
  /** Which rule the name breaks: `tool-name`, `reserved`, `policy` …; or the code of why nobody could be asked. */
  rule: z.string().optional(),
  params: z.array(z.string()),
  /** Who to ask where it is taken. */
  maintainers: z.array(z.string()).optional(),
});
/** What the check of a tool's name found. */
export type ToolVerdict = z.infer<typeof toolVerdict>;

/** A tool as the directory has it now. */
export const toolState = z.object({
  name: z.string(),
  gidNumber: z.int().optional(),
  maintainers: z.array(z.string()),
  /** Tools and others that are maintainers too, by their names. */
  otherMaintainers: z.array(z.string()),
  disabled: z.boolean(),
  /** Entries that are missing or not as they have to be. */
  broken: z.array(z.enum(['group', 'user', 'sudo-rule'])),
  asked: z.iso.datetime(),
});
/** A tool as the directory has it now. */
export type ToolStateView = z.infer<typeof toolState>;

/** How many tools a list has at most. Below the least size limit of usual servers: beyond it one cannot tell that there are more. */
export const MOST_TOOLS = 200;

/** What a list tells of a tool, by its group. */
export const listedTool = z.object({
  name: z.string(),
  /** Shell names of the people who maintain it. */
  maintainers: z.array(z.string()),
});
/** What a list tells of a tool, by its group. */
export type ListedTool = z.infer<typeof listedTool>;

/** The tools that fit a text, by name. */
export const toolList = z.object({
  tools: z.array(listedTool).max(MOST_TOOLS),
  /** True where there are more than a list has. */
  more: z.boolean(),
  asked: z.iso.datetime(),
});
/** The tools that fit a text, by name. */
export type ToolList = z.infer<typeof toolList>;

/** The methods about tools. */
export const toolMethods = {
  'tools.check': method(z.strictObject({ name: typedName }), toolVerdict),
  /** Throws `tool-missing`. */
  'tools.show': method(z.strictObject({ name: typedName }), toolState),
  /** Those whose name has the text in it, or which the person of this shell name maintains; any where it is empty. */
  'tools.list': method(z.strictObject({ text: z.string().trim().max(100) }), toolList),
  'tools.create': submission(toolForm),
  'tools.setMaintainer': submission(maintainerForm),
};
