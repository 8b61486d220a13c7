import { z } from 'zod';

/** What a tool may be. */
export const toolTypes = [
  ...(['web app', 'desktop app', 'bot', 'gadget', 'user script', 'command line tool'] as const),
  ...(['coding framework', 'lua module', 'template', 'other'] as const),
] as const;

/** The whole of a file; the catalogue's own pages are far smaller. */
export const LONGEST_TOOLINFO = 1024 * 1024;

const text = (most: number) =>
  z.string().max(most, { error: `a text of at most ${most} characters` });
const short = text(255);
/** What a catalogue links to; the schema's `uri` would take `javascript:` too, which nobody should open. */
const url = text(2047).pipe(
  z.url({ protocol: /^https?$/, error: 'a URL such as https://example.org/' }),
);
const language = text(16).regex(/^(x-.*|[A-Za-z]{2,3}(-.*)?)$/, {
  error: 'the code of a language, such as en or zh-hans',
});
const WIKI =
  /^(\*|(.*)?\.?(mediawiki|wiktionary|wiki(pedia|quote|books|source|news|versity|data|voyage|media))\.org)$/;
const wiki = short.regex(WIKI, { error: 'a wiki such as en.wikipedia.org, *.wikisource.org or *' });
// Their schema closes neither of these two, whatever its list of changes says.
const urlMultilingual = z.looseObject({ language: language.optional(), url: url.optional() });
const urls = z.union([z.array(urlMultilingual), url]);
const person = z.looseObject({
  name: short,
  wiki_username: short.optional(),
  developer_username: short.optional(),
  email: short.pipe(z.email({ error: 'an e-mail address' })).optional(),
  url: url.optional(),
});
const texts = z.union([short, z.array(short)]);

/** One tool of `toolinfo.json`, version 1.2.2. Keys that the schema does not know are no error there, and none here. */
export const toolinfo = z.looseObject({
  name: short.min(1, { error: 'a name' }),
  title: short.min(1, { error: 'a title' }),
  description: text(65_535).min(1, { error: 'some sentences' }),
  url,
  keywords: text(2047).optional(),
  author: z.union([short, z.array(person)]).optional(),
  repository: url.optional(),
  subtitle: short.optional(),
  openhub_id: short.optional(),
  url_alternates: z.array(urlMultilingual).optional(),
  bot_username: short.optional(),
  deprecated: z.boolean().optional(),
  replaced_by: url.optional(),
  experimental: z.boolean().optional(),
  for_wikis: z.union([z.array(wiki), wiki]).optional(),
  icon: text(2047)
    .regex(/^https:\/\/commons\.wikimedia\.org\/wiki\/File:.+\..+$/, {
      error: 'the page of a file on Wikimedia Commons',
    })
    .optional(),
  license: short.optional(),
  sponsor: texts.optional(),
  available_ui_languages: z.union([z.array(language), language, z.literal('*')]).optional(),
  technology_used: texts.optional(),
  tool_type: z.enum(toolTypes).optional(),
  api_url: url.optional(),
  developer_docs_url: urls.optional(),
  user_docs_url: urls.optional(),
  feedback_url: urls.optional(),
  privacy_policy_url: urls.optional(),
  translate_url: url.optional(),
  bugtracker_url: url.optional(),
  _schema: text(32).optional(),
  _language: language.optional(),
});
/** One tool of `toolinfo.json`. */
export type Toolinfo = z.infer<typeof toolinfo>;

/** What is wrong with a file: where, as a path of keys (empty for the file itself), and what is needed there, in English. */
export interface ToolinfoProblem {
  readonly path: string;
  readonly words: string;
}

const wordsOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_union') return unionWords(issue) || 'another kind of value';
  if (issue.code === 'invalid_type') return `a value of the kind “${issue.expected}”`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  return issue.message;
};

const unionWords = ({ errors }: z.core.$ZodIssueInvalidUnion): string =>
  [...new Set(errors.flatMap(([first]) => (first ? [wordsOf(first)] : [])))].join(', or ');

const problemsOf = (value: unknown, at: readonly string[]): readonly ToolinfoProblem[] => {
  const issues = toolinfo.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => ({
    path: [...at, ...issue.path.map(String)].join('.'),
    words: wordsOf(issue),
  }));
};

/**
 * What is wrong with the text of a `toolinfo.json`; nothing where Toolhub would take it. By its schema 1.2.2
 * (wikimedia/wikimedia-toolhub, jsonschema/toolinfo/1.2.2.json): one tool, or a list of them.
 */
export function toolinfoProblems(file: string): readonly ToolinfoProblem[] {
  if (file.length > LONGEST_TOOLINFO) return [{ path: '', words: 'a file of at most 1 MiB' }];
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch {
    return [{ path: '', words: 'JSON' }];
  }
  if (!Array.isArray(value)) return problemsOf(value, []);
  return value.flatMap((tool: unknown, at) => problemsOf(tool, [String(at)]));
}
