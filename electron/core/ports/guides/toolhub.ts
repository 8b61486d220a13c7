import type {
  ToolhubPage,
  ToolhubSearch,
  ToolhubTool,
} from '../../../../shared/toolhub/toolhub.ts';

/** One page, as the catalogue told it. */
export type FoundTools = Pick<ToolhubPage, 'tools' | 'count' | 'facets'>;

/**
 * The catalogue of tools (Toolhub's API, docs/facts.md). Read only. Throws `toolhub-unreachable` where it does not answer, or something else than was
 * asked for; `toolhub-busy` while it has asked to be left alone, without asking it.
 */
export interface Toolhub {
  search(asked: ToolhubSearch): Promise<FoundTools>;
  /** Tools whose names or titles begin like this. */
  suggest(text: string): Promise<readonly ToolhubTool[]>;
  /** Of what this desk has seen of the catalogue, the tools with each word of the text in them. Never throws. */
  remembered(text: string): Promise<readonly ToolhubTool[]>;
}
