import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  isScalar,
  Lexer,
  LineCounter,
  type Pair,
  type ParseOptions,
  Parser,
  type SchemaOptions,
  visit,
} from 'yaml';

/** Real files nest some six deep. The parser calls itself for each level, and takes long to notice that it cannot go on. */
const DEEPEST = 64;

/** The parts that a text consists of, or where it nests too deep: nothing behind that is looked at. */
function partsOf(
  text: string,
  lines: LineCounter,
): { readonly parts: readonly CST.Token[] } | { readonly deepAt: number } {
  const parser = new Parser(lines.addNewLine);
  const parts: CST.Token[] = [];
  lines.addNewLine(0);
  for (const word of new Lexer().lex(text)) {
    parts.push(...parser.next(word));
    if (parser.stack.length > DEEPEST) return { deepAt: parser.offset };
  }
  parts.push(...parser.end());
  return { parts };
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
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const read = partsOf(text, lines);
  if ('deepAt' in read) {
    const mistakes = [{ code: 'TOO_DEEP', message: '', at: read.deepAt } as const];
    return { document: undefined, mistakes, lineAt };
  }
  const fixed = { uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const;
  const composer = new Composer({ ...options, ...fixed });
  const [document, second] = composer.compose(read.parts, true, text.length);
  const found = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  const mistakes: YamlMistake[] = found.map(({ code, message, pos: [at] }) => ({
    code,
    message,
    at,
  }));
  if (second) mistakes.push({ code: 'MULTIPLE_DOCS', message: '', at: second.range[0] });
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
