import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { toolhubTool, type ToolhubTool } from '../../../shared/toolhub/toolhub.ts';

/** What a desk has seen of the catalogue. */
export interface ToolhubCopy {
  /** Never throws: without a copy a desk only knows less while it is offline. */
  keep(tools: readonly ToolhubTool[]): Promise<void>;
  /** Those with each word of the text in them, those last seen first. Never throws. */
  find(text: string): Promise<readonly ToolhubTool[]>;
}

/** Some 600 kB at most; those that were seen longest ago go. */
const MOST_TOOLS = 1000;

const content = z.object({ version: z.literal(1), tools: z.array(toolhubTool).max(MOST_TOOLS) });

const searched = ({ name, title, description, keywords }: ToolhubTool): string =>
  [name, title, description, ...keywords].join(' ').toLowerCase();

const fits = (tool: ToolhubTool, words: readonly string[]): boolean => {
  const text = searched(tool);
  return words.every((word) => text.includes(word));
};

/**
 * Keeps tools in a file of the event's folder: public data (CC0) about tools, without who wrote them and without what was searched for. A wipe takes it
 * with the rest. Without a file, in memory only.
 */
export function createToolhubCopy(file?: string): ToolhubCopy {
  const known = new Map<string, ToolhubTool>();
  let reading: Promise<void> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const read = async (path: string): Promise<void> => {
    const parsed = content.safeParse(JSON.parse(await readFile(path, 'utf8')));
    for (const tool of parsed.data?.tools ?? []) known.set(tool.name, tool);
  };
  const ready = (): Promise<void> =>
    // A copy that cannot be read is none, and the next one replaces it.
    (reading ??= file === undefined ? Promise.resolve() : read(file).catch(() => undefined));

  // Unlike what else is written whole, it makes no folder: one that a wipe has removed stays away.
  const write = async (path: string): Promise<void> => {
    const text = JSON.stringify({ version: 1, tools: [...known.values()] });
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    await rename(`${path}.new`, path);
  };

  return {
    async keep(tools) {
      await ready();
      for (const tool of tools) {
        known.delete(tool.name);
        known.set(tool.name, tool);
      }
      for (const name of known.keys()) if (known.size > MOST_TOOLS) known.delete(name);
      if (file !== undefined && tools.length > 0) {
        writing = writing.then(() => write(file)).catch(() => undefined);
        await writing;
      }
    },
    async find(text) {
      await ready();
      const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
      return [...known.values()].toReversed().filter((tool) => fits(tool, words));
    },
  };
}
