import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  visit,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { parseYaml, repeatedKeys, type ParsedYaml, type YamlMistake } from './parse-yaml.ts';
import type { ProfileProblem } from './profile-problem.ts';

/** A YAML text, read: its value, and where each part of it stands. */
export interface YamlFile {
  readonly value: unknown;
  /** The line, counted from 1, of the key at this path, or of its nearest parent that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** After a few, the parser only trips over its own earlier confusion. */
const mostSyntaxErrors = 3;

const explanations: ReadonlyMap<string, string> = new Map([
  ['TAB_AS_INDENT', 'tabs cannot indent YAML; use spaces'],
  ['MULTIPLE_DOCS', 'only one YAML document is allowed; remove ---, which begins a second one'],
  ['TAG_RESOLVE_FAILED', 'tags such as !name are not allowed; remove them'],
  ['TOO_DEEP', 'this file has too many levels'],
]);

/** What follows the colon repeats the file, and with it whatever was typed there by mistake. */
const explain = ({ code, message }: YamlMistake): string =>
  explanations.get(code) ?? `this is not YAML: ${message.replace(/: .*$/su, '')}`;

type Problems = readonly ProfileProblem[];

const syntaxProblems = ({ mistakes, lineAt }: ParsedYaml): Problems =>
  mistakes
    .slice(0, mostSyntaxErrors)
    .map((mistake) => ({ key: '', line: lineAt(mistake.at), words: explain(mistake) }));

/** The key that stands here, as far as it is worth repeating. */
const keyAt = (text: string, at: number): string =>
  /^[^\s:]{1,80}/u.exec(text.slice(at, at + 100))?.[0] ?? 'a key';

/** What makes a file grow or be read in two ways. */
function otherProblems(document: Document, text: string, { lineAt }: ParsedYaml): Problems {
  const repeated = repeatedKeys(document).map((at) => ({
    key: '',
    line: lineAt(at),
    words: `${keyAt(text, at)} appears twice in the same place; remove one`,
  }));
  const aliases: ProfileProblem[] = [];
  const words = 'aliases such as *name are not allowed; write the value instead';
  visit(document, {
    Alias: (_, { range }) => {
      aliases.push({ key: '', line: lineAt(range?.[0] ?? 0), words });
    },
  });
  return [...repeated, ...aliases];
}

/** The pairs of each map by their keys: a file that is all wrong is asked for thousands of lines. */
const pairsOf = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();

function pairIn(map: YAMLMap, part: PropertyKey): Pair | undefined {
  const known = pairsOf.get(map);
  const pairs =
    known ?? new Map(map.items.map((pair) => [isScalar(pair.key) && pair.key.value, pair]));
  if (!known) pairsOf.set(map, pairs);
  return pairs.get(String(part));
}

/** The node that names a part (its key, or the item of a list), and the node to go on from. */
function stepInto(node: unknown, part: PropertyKey): { name: unknown; value: unknown } | undefined {
  if (isSeq(node)) return { name: node.items[Number(part)], value: node.items[Number(part)] };
  const pair = isMap(node) ? pairIn(node, part) : undefined;
  return pair && { name: pair.key, value: pair.value };
}

/** Offset in the text of the key at the path; as far down as the path exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    const step = stepInto(node, part);
    if (!step || !isNode(step.name)) return offset;
    offset = step.name.range?.[0] ?? offset;
    node = step.value;
  }
  return offset;
}

/**
 * Reads YAML 1.2 with the core schema: no tags, no aliases (so nothing can grow on being read), keys are text and stand
 * once. Answers the problems instead where there are any.
 */
export function readYaml(
  text: string,
): YamlFile | { readonly problems: readonly ProfileProblem[] } {
  const parsed = parseYaml(text, { schema: 'core', resolveKnownTags: false, stringKeys: true });
  const { document, lineAt } = parsed;
  const problems = syntaxProblems(parsed);
  if (!document || problems.length > 0) return { problems };
  const others = otherProblems(document, text, parsed);
  if (others.length > 0) return { problems: others };
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}
