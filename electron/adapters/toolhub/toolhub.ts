import { z } from 'zod';
import type { ToolhubRules } from '../../../shared/domain/profile.ts';
import {
  toolhubFacets,
  type ToolhubSearch,
  type ToolhubTool,
} from '../../../shared/toolhub/toolhub.ts';
import { AppError } from '../../core/base/errors.ts';
import type { FoundTools, Toolhub } from '../../core/ports/guides/toolhub.ts';
import { createAskInTurn, type Turns } from './ask-in-turn.ts';
import type { ToolhubCopy } from './copy.ts';

interface Options {
  readonly rules: Pick<ToolhubRules, 'apiUrl' | 'pageUrl'>;
  readonly copy: ToolhubCopy;
  readonly turns: Turns;
}

/** More of a description helps nobody to choose. */
const LONGEST_TEXT = 400;

/** Lines and marks of direction that somebody wrote into a catalogue are no part of our page. */
const tidy = (text: string, most = LONGEST_TEXT): string =>
  text
    .replaceAll(/[\s\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, most);

const record = z.object({
  name: z.string().min(1).max(255),
  title: z.string(),
  description: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  url: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  tool_type: z.string().nullish(),
  keywords: z
    .array(z.string())
    .nullish()
    .transform((words) => words ?? []),
  deprecated: z
    .boolean()
    .nullish()
    .transform((is) => is ?? false),
});
const bucket = z.object({ key: z.string(), doc_count: z.int() });
/** As django-elasticsearch-dsl tells facets: `_filter_<name>.<name>.buckets`. */
const facet = z.record(z.string(), z.union([z.object({ buckets: z.array(bucket) }), z.unknown()]));
const page = z.object({
  count: z.int().min(0),
  results: z.array(record),
  facets: z.record(z.string(), facet).nullish(),
});

const isOpenable = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

function toolOf(found: z.output<typeof record>, pageUrl: string | undefined): ToolhubTool {
  const { name, title, description, url, tool_type: type, keywords, deprecated } = found;
  return {
    name,
    title: tidy(title, 255) || name,
    description: tidy(description),
    ...(isOpenable(url) ? { url } : {}),
    ...(pageUrl ? { pageUrl: pageUrl.replace('{name}', encodeURIComponent(name)) } : {}),
    ...(type ? { type: tidy(type, 40) } : {}),
    keywords: keywords.slice(0, 20).map((word) => tidy(word, 60)),
    deprecated,
  };
}

const bucketsOf = (told: unknown): readonly z.output<typeof bucket>[] =>
  z.object({ buckets: z.array(bucket) }).safeParse(told).data?.buckets ?? [];

const facetsOf = (facets: z.output<typeof page>['facets']): FoundTools['facets'] =>
  toolhubFacets.flatMap((name) => {
    const buckets = bucketsOf(facets?.[`_filter_${name}`]?.[name]);
    // `--` stands for those without a value.
    const values = buckets
      .filter(({ key, doc_count: count }) => key !== '--' && count > 0)
      .slice(0, 20)
      .map(({ key, doc_count: count }) => ({ value: key, count }));
    return values.length === 0 ? [] : [{ name, values }];
  });

/** Toolhub's API, by its sources (wikimedia/wikimedia-toolhub, toolhub/apps/search/views.py): read without a login, ten tools a page. */
export function createToolhub({ rules: { apiUrl, pageUrl }, copy, turns }: Options): Toolhub {
  const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
  const ask = createAskInTurn(turns);

  async function asked<T>(
    path: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<T>,
  ) {
    const url = new URL(`${base}${path}`);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const parsed = schema.safeParse(await ask(url));
    if (parsed.success) return parsed.data;
    throw new AppError(
      'toolhub-unreachable',
      `${url.host} answers something else than was asked for`,
    );
  }

  const remember = (tools: readonly ToolhubTool[]): Promise<void> => copy.keep(tools);

  return {
    async search({ text, page: at, filters }: ToolhubSearch) {
      const query: Record<string, string> = { q: text, page: String(at) };
      for (const [name, value] of Object.entries(filters)) query[`${name}__term`] = value;
      const { count, results, facets } = await asked('search/tools/', query, page);
      const tools = results.map((found) => toolOf(found, pageUrl));
      await remember(tools);
      return { tools, count, facets: facetsOf(facets) };
    },
    async suggest(text) {
      const found = await asked('autocomplete/tools/', { q: text }, z.array(record));
      return found.slice(0, 20).map((one) => toolOf(one, pageUrl));
    },
    remembered: (text) => copy.find(text),
  };
}
