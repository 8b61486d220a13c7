import {
  TOOLS_A_PAGE,
  type ToolhubPage,
  type ToolhubSearch,
  type ToolhubTool,
  type ToolhubTools,
} from '../../../shared/toolhub/toolhub.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import type { Toolhub } from '../ports/guides/toolhub.ts';
import type { Clock } from '../ports/system.ts';

interface Options {
  /** Undefined where the profile names no catalogue. */
  readonly toolhub: Toolhub | undefined;
  readonly clock: Clock;
}

/** So many are enough to see whether a tool for something is there already. */
const MOST_SUGGESTED = 5;

const isAway = (error: unknown): error is AppError =>
  error instanceof AppError && (error.sort === 'network' || error.sort === 'throttled');

/** The catalogue of tools; what was seen of it where it cannot be asked. */
export function createToolhubService({ toolhub, clock }: Options) {
  const there = (): Toolhub => {
    if (toolhub) return toolhub;
    throw new AppError('not-found', 'This event has no catalogue', { params: ['toolhub'] });
  };

  /** Of the tools that were seen, those that fit; filters are the catalogue's own, and so is the type. */
  const fromCopy = async ({ text, filters }: Omit<ToolhubSearch, 'page'>) =>
    (await there().remembered(text)).filter(
      ({ type, keywords }) =>
        (filters.tool_type === undefined || type === filters.tool_type) &&
        (filters.keywords === undefined || keywords.includes(filters.keywords)),
    );

  return {
    /** Throws `not-found` where the event has no catalogue. */
    async search(asked: ToolhubSearch): Promise<ToolhubPage> {
      const { page } = asked;
      const at = clock.now().toISOString();
      try {
        const found = await there().search(asked);
        return { ...found, page, source: { from: 'catalogue' }, asked: at };
      } catch (error) {
        if (!isAway(error)) throw error;
        const all = await fromCopy(asked);
        return {
          tools: all.slice((page - 1) * TOOLS_A_PAGE, page * TOOLS_A_PAGE),
          count: all.length,
          facets: [],
          page,
          source: { from: 'copy', why: error.code },
          asked: at,
        };
      }
    },

    /** Throws `not-found` where the event has no catalogue. */
    async suggest(text: string): Promise<ToolhubTools> {
      const few = (tools: readonly ToolhubTool[]): ToolhubTool[] => tools.slice(0, MOST_SUGGESTED);
      try {
        return { tools: few(await there().suggest(text)), source: { from: 'catalogue' } };
      } catch (error) {
        if (!isAway(error)) throw error;
        const tools = few(await fromCopy({ text, filters: {} }));
        return { tools, source: { from: 'copy', why: error.code } };
      }
    },
  };
}

/** The catalogue of tools. */
export type ToolhubService = ReturnType<typeof createToolhubService>;

/** The methods about the catalogue. */
export const toolhubHandlers = (toolhub: ToolhubService) =>
  ({
    'toolhub.search': { needs: 'ask', run: (asked) => toolhub.search(asked) },
    'toolhub.suggest': { needs: 'ask', run: ({ text }) => toolhub.suggest(text) },
  }) satisfies Partial<Handlers>;
