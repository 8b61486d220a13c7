import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
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
  ['MULTIPLE_DOCS', 'a profile is one YAML document; --- begins a second one'],
  ['TAG_RESOLVE_FAILED', 'tags such as !name are not taken in a profile'],
  ['RESOURCE_EXHAUSTION', 'this nests too deep to be a profile'],
]);

/** Says what is wrong at the start of the text. */
function explain({ code, message }: YAMLError, text: string): string {
  if (code === 'DUPLICATE_KEY') {
    return `${/^[^\s:]+/u.exec(text)?.[0] ?? 'a key'} stands twice in the same place`;
  }
  // What follows the colon repeats the file, and with it whatever was typed there by mistake.
  return explanations.get(code) ?? `this is not YAML: ${message.replace(/: .*$/su, '')}`;
}

type LineAt = (offset: number) => number;

function syntaxProblems(document: Document, text: string, lineAt: LineAt): ProfileProblem[] {
  return [...document.errors, ...document.warnings].slice(0, mostSyntaxErrors).map((error) => ({
    key: '',
    line: lineAt(error.pos[0]),
    words: explain(error, text.slice(error.pos[0])),
  }));
}

function aliasProblems(document: Document, lineAt: LineAt): ProfileProblem[] {
  const found: ProfileProblem[] = [];
  const words = 'aliases such as *name are not taken in a profile; write the value out';
  visit(document, {
    Alias: (_, { range }) => {
      found.push({ key: '', line: lineAt(range?.[0] ?? 0), words });
    },
  });
  return found;
}

/** The node that names a part (its key, or the item of a list), and the node to go on from. */
function stepInto(node: unknown, part: PropertyKey): { name: unknown; value: unknown } | undefined {
  if (isSeq(node)) return { name: node.items[Number(part)], value: node.items[Number(part)] };
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && key.value === String(part))
    : undefined;
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
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  });
  const lineAt: LineAt = (offset) => lines.linePos(offset).line;
  const problems = [...syntaxProblems(document, text, lineAt), ...aliasProblems(document, lineAt)];
  if (problems.length > 0) return { problems };
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}
