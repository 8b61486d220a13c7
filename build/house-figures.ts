import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import ts from 'typescript';
import { findCircles, importsOf, type Sources } from './circles.ts';

/** A small file is one that a reader has to open, and finds little in. */
export const SMALL_FILE = 30;

/** How many of the names that files offer say in a sentence what they are. */
export interface Documented {
  readonly exported: number;
  readonly documented: number;
}

/** The areas whose docstrings are counted apart; the last takes every file that none before it took. */
const areas = [
  ['core', /^electron\/core\/(?!ports\/)/],
  ['ports', /^electron\/core\/ports\//],
  ['contract', /^shared\/contract\//],
  ['the rest', /^/],
] as const;

export interface Figures {
  readonly files: number;
  /** Of each folder, how many files it has of its own; the fullest first. */
  readonly folders: readonly (readonly [string, number])[];
  readonly lines: number;
  readonly medianLines: number;
  readonly smallFiles: number;
  readonly documented: Documented;
  readonly documentedByArea: ReadonlyMap<string, Documented>;
  readonly fileCircles: readonly (readonly string[])[];
  readonly folderCircles: readonly (readonly string[])[];
  /** `file:line` of every object literal that is spread inside another. */
  readonly spreadLiterals: readonly string[];
}

/** The sources below a root: everything that ships, tests and tools aside. */
export const readSources = (root: string): Sources =>
  new Map(
    globSync('{shared,electron,renderer}/**/*.{ts,tsx}', { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .toSorted()
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );

export function measureHouse(sources: Sources): Figures {
  const parsed = [...sources].map(([path, text]) => ({ path, tree: parse(path, text) }));
  const lengths = [...sources.values()]
    .map((text) => text.split('\n').length - 1)
    .toSorted((a, b) => a - b);
  const counted = parsed.map(({ path, tree }) => ({ path, ...countDocumented(tree) }));
  const byArea = Map.groupBy(
    counted,
    ({ path }) => areas.find(([, pattern]) => pattern.test(path))?.[0] ?? '',
  );
  return {
    files: sources.size,
    folders: countFolders(sources),
    lines: lengths.reduce((sum, length) => sum + length, 0),
    medianLines: lengths[Math.floor(lengths.length / 2)] ?? 0,
    smallFiles: lengths.filter((length) => length <= SMALL_FILE).length,
    documented: addDocumented(counted),
    documentedByArea: new Map(
      areas.map(([area]) => [area, addDocumented(byArea.get(area) ?? [])] as const),
    ),
    fileCircles: findCircles(sources),
    folderCircles: findCircles(sources, dirname),
    spreadLiterals: parsed.flatMap(({ path, tree }) => findSpreads(path, tree)),
  };
}

/** In percent, rounded down; an empty house is fully documented. */
export const percentOf = ({ exported, documented }: Documented): number =>
  exported === 0 ? 100 : Math.floor((100 * documented) / exported);

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

function countFolders(sources: Sources): readonly (readonly [string, number])[] {
  const folders = Map.groupBy(sources.keys(), dirname);
  return [...folders]
    .map(([folder, files]) => [folder, files.length] as const)
    .toSorted(([, a], [, b]) => b - a);
}

const addDocumented = (counts: readonly Documented[]): Documented => ({
  exported: counts.reduce((sum, { exported }) => sum + exported, 0),
  documented: counts.reduce((sum, { documented }) => sum + documented, 0),
});

/** Counts what is declared here and offered; what is only passed on counts where it is declared. */
function countDocumented(tree: ts.SourceFile): Documented {
  const names = tree.statements.filter(isExported).flatMap(declarationsOf);
  const isDocumented = (node: ts.Node) => ts.getJSDocCommentsAndTags(node).length > 0;
  return { exported: names.length, documented: names.filter(isDocumented).length };
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const declarationsOf = (statement: ts.Statement): readonly ts.Node[] =>
  ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];

function findSpreads(path: string, tree: ts.SourceFile): readonly string[] {
  const isSpread = (node: ts.Node) =>
    ts.isSpreadAssignment(node) && ts.isObjectLiteralExpression(node.expression);
  return findNodes(tree, isSpread).map(
    (node) => `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
  );
}

function findNodes(node: ts.Node, isWanted: (node: ts.Node) => boolean): readonly ts.Node[] {
  const found = isWanted(node) ? [node] : [];
  ts.forEachChild(node, (child) => {
    found.push(...findNodes(child, isWanted));
  });
  return found;
}

/**
 * The files that somebody who adds a kind of request such as `kind` has to touch: those that know this one. A file does where
 * its name or the name of a file it imports has the kind as a word; where a text is exactly the kind (`'maintainer'`); or
 * where something it lists has the kind and one of its `siblings` as keys (a table of kinds). What merely speaks of such a person
 * or thing, as a field of its own, does not count; words in i18n/ are no sources.
 */
export const filesThatKnow = (
  sources: Sources,
  kind: string,
  siblings: readonly string[],
): readonly string[] =>
  [...sources.keys()].filter((path) => {
    const text = sources.get(path) ?? '';
    if ([path, ...importsOf(path, text)].some((file) => hasWord(file, kind))) return true;
    const knows = (node: ts.Node) =>
      (ts.isStringLiteral(node) && node.text === kind) || isTable(node, kind, siblings);
    return text.includes(kind) && findNodes(parse(path, text), knows).length > 0;
  });

const hasWord = (file: string, kind: string): boolean =>
  basename(file)
    .replace(/\.tsx?$/, '')
    .split('-')
    .includes(kind);

function isTable(node: ts.Node, kind: string, siblings: readonly string[]): boolean {
  if (!ts.isObjectLiteralExpression(node) && !ts.isInterfaceDeclaration(node)) return false;
  const members: readonly (ts.ObjectLiteralElementLike | ts.TypeElement)[] =
    ts.isInterfaceDeclaration(node) ? node.members : node.properties;
  const keys = members.map(({ name }) => name?.getText());
  return keys.includes(kind) && siblings.some((sibling) => keys.includes(sibling));
}
