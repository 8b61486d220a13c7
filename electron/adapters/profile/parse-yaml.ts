import {
  type CST,
  type Document,
  type DocumentOptions,
  isScalar,
  LineCounter,
  type Pair,
  type ParseOptions,
  parseDocument,
  Parser,
  type SchemaOptions,
  visit,
} from 'yaml';

/** Real files nest some six deep. The parser calls itself for each level, and takes long to notice that it cannot go on. */
const DEEPEST = 64;

type Child = CST.Token | null | undefined;

function childrenOf(token: CST.Token): readonly Child[] {
  if (token.type === 'document') return [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap((item): Child[] => [item.key, item.value]);
}

/** Where in the text something nests too deep; undefined where nothing does. */
function tooDeepAt(text: string, lines: LineCounter): number | undefined {
  for (const first of new Parser(lines.addNewLine).parse(text)) {
    let level: CST.Token[] = [first];
    // The document itself is no level.
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth > DEEPEST) return level[0]?.offset;
      level = level.flatMap(childrenOf).filter((token) => token !== null && token !== undefined);
    }
  }
  return undefined;
}

/** What is wrong with a text: its kind as the parser names it, and the offset it stands at. */
export interface YamlMistake {
  readonly code: 'TOO_DEEP' | Document['errors'][number]['code'];
  readonly message: string;
  readonly at: number;
}

/** A text that was read: what it says, what is wrong with it, and the line (from 1) of an offset. */
export interface ParsedYaml {
  readonly document: Document | undefined;
  readonly mistakes: readonly YamlMistake[];
  lineAt(offset: number): number;
}

type Options = Pick<ParseOptions, 'stringKeys'> &
  Pick<DocumentOptions, 'version'> &
  Pick<SchemaOptions, 'schema' | 'customTags' | 'merge' | 'resolveKnownTags'>;

/**
 * Parses one YAML document of an unknown author in a time that grows with its length alone: what nests deep is not tried, and equal keys are
 * not looked for here, since the parser compares each with all the others (`repeatedKeys` does not). A tag that is not known is a mistake.
 */
export function parseYaml(text: string, options: Options): ParsedYaml {
  const lines = new LineCounter();
  const deep = tooDeepAt(text, lines);
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  if (deep !== undefined) {
    const mistakes = [{ code: 'TOO_DEEP', message: '', at: deep } as const];
    return { document: undefined, mistakes, lineAt };
  }
  const fixed = { uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(text, { ...options, ...fixed });
  const mistakes = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    code,
    message,
    at: pos[0],
  }));
  return { document, mistakes, lineAt };
}

/** The offset of every key that stands in its map already. */
export function repeatedKeys(document: Document): readonly number[] {
  const found: number[] = [];
  const look = (items: readonly Pair[]): void => {
    const seen = new Set<unknown>();
    for (const { key } of items) {
      if (!isScalar(key)) continue;
      if (seen.has(key.value)) found.push(key.range?.[0] ?? 0);
      seen.add(key.value);
    }
  };
  visit(document, { Map: (_, { items }) => look(items) });
  return found;
}
