import {
  TOOLS_A_PAGE,
  toolhubFacets,
  type ToolhubFacet,
  type ToolhubTool,
} from '../../../shared/toolhub/toolhub.ts';
import { AppError } from '../../core/base/errors.ts';
import type { FoundTools, Toolhub } from '../../core/ports/guides/toolhub.ts';
import { createToolhubCopy } from '../toolhub/copy.ts';

/** Name, title, type, keywords, what it does. */
const tools: readonly (readonly [string, string, string, string, string])[] = [
  ['bike-racks', 'Bike racks', 'web app', 'maps photos', 'A map of bicycle racks without a photo.'],
  ['old-counter', 'Old counter', 'web app', 'statistics', 'Counts edits of a wiki by day.'],
  ['edit-clock', 'Edit clock', 'web app', 'statistics time', 'At which hours a wiki is edited.'],
  ['photo-walk', 'Photo walk', 'web app', 'maps photos', 'Places near you that need a photo.'],
  ['red-link-bot', 'Red link bot', 'bot', 'articles lists', 'Lists links to missing articles.'],
  ['sound-check', 'Sound check', 'gadget', 'audio', 'Plays how a word is spoken.'],
  ['date-tidy', 'Date tidy', 'user script', 'dates editing', 'Writes dates in one form.'],
  ['map-frame', 'Map frame', 'template', 'maps', 'A map inside an article.'],
  [
    'ref-check',
    'Reference check',
    'gadget',
    'references editing',
    'Finds references that are gone.',
  ],
  ['lex-cards', 'Lexeme cards', 'web app', 'lexemes languages', 'Learn words from lexemes.'],
  ['dump-grep', 'Dump grep', 'command line tool', 'dumps search', 'Searches dumps line by line.'],
  ['wiki-feed', 'Wiki feed', 'coding framework', 'streams', 'Edits as they happen, in Python.'],
  ['name-finder', 'Name finder', 'web app', 'languages', 'How a name is written elsewhere.'],
];

const catalogue: readonly ToolhubTool[] = tools.map(
  ([name, title, type, keywords, description]) => ({
    name: `toolforge-${name}`,
    title,
    description,
    url: `https://${name}.tools.practice.example/`,
    pageUrl: `https://toolhub.practice.example/tools/toolforge-${name}`,
    type,
    keywords: keywords.split(' '),
    deprecated: name === 'old-counter',
  }),
);

const valuesOf = (tool: ToolhubTool, facet: ToolhubFacet): readonly string[] => {
  if (facet === 'tool_type') return [tool.type ?? ''];
  if (facet === 'keywords') return tool.keywords;
  return facet === 'license' ? ['GPL-3.0-or-later'] : ['*'];
};

const facetsOf = (found: readonly ToolhubTool[]): FoundTools['facets'] =>
  toolhubFacets.slice(0, 1).map((name) => {
    const all = Object.groupBy(found, (tool) => valuesOf(tool, name)[0] ?? '');
    const values = Object.entries(all).map(([value, some = []]) => ({ value, count: some.length }));
    return { name, values: values.toSorted((one, other) => other.count - one.count) };
  });

/** A catalogue of made-up tools. While the network of practice is off, it is remembered as far as it was seen. */
export function practiceToolhub(isCut: () => boolean): Toolhub {
  const all = createToolhubCopy();
  const filled = all.keep(catalogue.toReversed());
  const seen = createToolhubCopy();
  const reach = async (): Promise<void> => {
    await filled;
    if (isCut()) throw new AppError('toolhub-unreachable', 'The network of practice is off');
  };
  return {
    async search({ text, page, filters }) {
      await reach();
      const found = (await all.find(text)).filter((tool) =>
        toolhubFacets.every((facet) => {
          const wanted = filters[facet];
          return wanted === undefined || valuesOf(tool, facet).includes(wanted);
        }),
      );
      const some = found.slice((page - 1) * TOOLS_A_PAGE, page * TOOLS_A_PAGE);
      await seen.keep(some);
      return { tools: some, count: found.length, facets: facetsOf(found) };
    },
    async suggest(text) {
      await reach();
      return all.find(text.replaceAll('-', ' '));
    },
    remembered: (text) => seen.find(text),
  };
}
