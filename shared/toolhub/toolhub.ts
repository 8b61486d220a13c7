import { z } from 'zod';

/** By what the catalogue narrows a search; its filters are called `<name>__term`. */
export const toolhubFacets = ['tool_type', 'wiki', 'license', 'ui_language', 'keywords'] as const;
/** By what the catalogue narrows a search. */
export type ToolhubFacet = (typeof toolhubFacets)[number];

/** The catalogue tells so many a page. */
export const TOOLS_A_PAGE = 10;
/** So many values of a facet are told. */
const MOST_VALUES = 20;

const facet = z.enum(toolhubFacets);

/** What is searched for. */
export const toolhubSearch = z.strictObject({
  text: z.string().trim().max(100),
  page: z.int().min(1).max(1000).default(1),
  filters: z.partialRecord(facet, z.string().min(1).max(255)).default({}),
});
/** What is searched for. */
export type ToolhubSearch = z.output<typeof toolhubSearch>;

/** A tool of the catalogue, as far as a desk tells of it. */
export const toolhubTool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  /** Where the tool is; left out where it is no address that can be opened. */
  url: z.string().optional(),
  /** Its page in the catalogue. */
  pageUrl: z.string().optional(),
  type: z.string().optional(),
  keywords: z.array(z.string()),
  deprecated: z.boolean(),
});
/** A tool of the catalogue. */
export type ToolhubTool = z.infer<typeof toolhubTool>;

/** Where it is from: the catalogue itself, or what this desk has seen of it, since the catalogue could not be asked. */
const source = z.discriminatedUnion('from', [
  z.object({ from: z.literal('catalogue') }),
  z.object({ from: z.literal('copy'), why: z.string() }),
]);

/** Tools of the catalogue, and where they are from. */
export const toolhubTools = z.object({ tools: z.array(toolhubTool), source });
/** Tools of the catalogue, and where they are from. */
export type ToolhubTools = z.infer<typeof toolhubTools>;

/** One page of a search. */
export const toolhubPage = z.object({
  tools: z.array(toolhubTool),
  source,
  /** Of all pages. */
  count: z.int(),
  page: z.int(),
  facets: z.array(
    z.object({
      name: facet,
      values: z.array(z.object({ value: z.string(), count: z.int() })).max(MOST_VALUES),
    }),
  ),
  asked: z.iso.datetime(),
});
/** One page of a search. */
export type ToolhubPage = z.infer<typeof toolhubPage>;
