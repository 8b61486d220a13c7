import type { z } from 'zod';
import type { FieldProblem } from '../result.ts';
import { toolinfo } from './toolinfo.ts';

/** What is typed about a tool, in the order of the form. Lists are typed with commas or spaces between. */
export const toolinfoFields = [
  ...(['name', 'title', 'description', 'text-language', 'url', 'author'] as const),
  ...(['developer-username', 'wikimedia-username', 'repository', 'license', 'type'] as const),
  ...(['keywords', 'wikis', 'languages'] as const),
] as const;
/** A field of the form. */
export type ToolinfoField = (typeof toolinfoFields)[number];
/** All of them as they are typed; an empty one is left out of the file. */
export type ToolinfoTyped = Readonly<Record<ToolinfoField, string>>;

/** Nothing is typed. */
export const emptyToolinfo: ToolinfoTyped = {
  name: '',
  title: '',
  description: '',
  'text-language': '',
  url: '',
  author: '',
  'developer-username': '',
  'wikimedia-username': '',
  repository: '',
  license: '',
  type: '',
  keywords: '',
  wikis: '',
  languages: '',
};

/** Licences that are usual for tools, by their SPDX ids; any other text is taken too. */
export const usualLicenses = [
  ...['AGPL-3.0-or-later', 'Apache-2.0', 'BSD-3-Clause', 'CC0-1.0', 'GPL-2.0-or-later'],
  ...['GPL-3.0-or-later', 'LGPL-3.0-or-later', 'MIT', 'MPL-2.0'],
];

/** What is known of a tool by its name alone. `pageUrl` is where a tool's page is, `{name}` being its name. */
export const beginToolinfo = (tool: string, pageUrl = ''): Partial<ToolinfoTyped> => ({
  // As the catalogue names what Toolforge itself tells it.
  name: `toolforge-${tool}`,
  title: tool,
  url: pageUrl.replaceAll('{name}', () => encodeURIComponent(tool)),
});

const listOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,،、，]+/u).filter((part) => part !== '')),
];

/** Wikis by their hosts, also where the address of a page is typed. */
const wikisOf = (text: string): string[] =>
  listOf(text.replaceAll(/https?:\/\/([^\s,/]*)[^\s,]*/gu, '$1'));

/** One author, called by a username where no name was typed. */
function authorsOf(typed: ToolinfoTyped): unknown {
  const wikiName = typed['wikimedia-username'].trim();
  const developerName = typed['developer-username'].trim();
  const author = typed.author.trim() || wikiName || developerName;
  if (author === '') return [];
  return [filled({ name: author, wiki_username: wikiName, developer_username: developerName })];
}

const isEmpty = (part: unknown): boolean =>
  part === '' || (Array.isArray(part) && part.length === 0);

/** Without what is empty. */
const filled = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => !isEmpty(part)));

const languagesOf = (text: string): unknown => {
  const codes = listOf(text);
  return codes.length === 1 && codes[0] === '*' ? '*' : codes;
};

/** The tool as the catalogue's schema wants it. */
const toolOf = (typed: ToolinfoTyped) =>
  filled({
    _schema: '/toolinfo/1.2.2',
    _language: typed['text-language'].trim(),
    name: typed.name.trim(),
    title: typed.title.trim(),
    description: typed.description.trim(),
    url: typed.url.trim(),
    author: authorsOf(typed),
    repository: typed.repository.trim(),
    license: typed.license.trim(),
    tool_type: typed.type,
    keywords: typed.keywords
      .split(/[,،、，]/u)
      .map((word) => word.trim())
      .filter((word) => word !== '')
      .join(', '),
    for_wikis: wikisOf(typed.wikis),
    available_ui_languages: languagesOf(typed.languages),
  });

/** The text of `toolinfo.json`. */
export const toolinfoText = (typed: ToolinfoTyped): string =>
  `${JSON.stringify(toolOf(typed), undefined, 2)}\n`;

/** At which field of the form a key of the file is typed. */
const fieldOfKey: Readonly<Record<string, ToolinfoField>> = {
  title: 'title',
  description: 'description',
  url: 'url',
  repository: 'repository',
  license: 'license',
  keywords: 'keywords',
  for_wikis: 'wikis',
  tool_type: 'type',
  available_ui_languages: 'languages',
  _language: 'text-language',
  name: 'name',
};
const fieldOfAuthor: Readonly<Record<string, ToolinfoField>> = {
  wiki_username: 'wikimedia-username',
  developer_username: 'developer-username',
};

/** What another form of a value breaks. */
const ruleOf: Partial<Record<ToolinfoField, string>> = {
  url: 'toolinfo-url',
  repository: 'toolinfo-url',
  wikis: 'toolinfo-wiki',
  languages: 'toolinfo-language',
  'text-language': 'toolinfo-language',
};

type Issue = z.core.$ZodIssue;

function fieldOf([key, , part]: Issue['path']): ToolinfoField {
  if (key === 'author') return fieldOfAuthor[String(part)] ?? 'author';
  return fieldOfKey[String(key)] ?? 'name';
}

function problemAt(field: ToolinfoField, issue: Issue, tool: object): FieldProblem {
  if (issue.code === 'too_big') {
    return { field, rule: 'toolinfo-too-long', params: [String(issue.maximum)] };
  }
  if (issue.code === 'invalid_type' || issue.code === 'too_small') {
    return { field, rule: 'toolinfo-empty', params: [] };
  }
  const values = Object.entries(tool).find(([key]) => key === issue.path[0])?.[1] as unknown; // of `toolOf`
  const wrong: unknown = Array.isArray(values) ? values[Number(issue.path[1])] : values;
  return { field, rule: ruleOf[field] ?? 'other', params: [String(wrong)] };
}

/** A list, which the schema does not end, is no longer than the catalogue's other lists. */
const LONGEST_LIST = 2047;
const tooLong = (typed: ToolinfoTyped): FieldProblem[] =>
  (['wikis', 'languages'] as const)
    .filter((field) => typed[field].trim().length > LONGEST_LIST)
    .map((field) => ({ field, rule: 'toolinfo-too-long', params: [String(LONGEST_LIST)] }));

/** What is wrong with what is typed, one problem a field; nothing where `toolinfoText` gives a file that the catalogue takes. */
export function toolinfoTypedProblems(typed: ToolinfoTyped): readonly FieldProblem[] {
  const tool = toolOf(typed);
  const issues = toolinfo.safeParse(tool).error?.issues ?? [];
  const found = toolinfoFields.flatMap((field) => {
    const own = issues.find(({ path }) => fieldOf(path) === field);
    return own ? [problemAt(field, own, tool)] : [];
  });
  const longs = tooLong(typed).filter(({ field }) => found.every((one) => one.field !== field));
  return [...found, ...longs];
}
