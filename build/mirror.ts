import ts from 'typescript';

/** The tree as the mirror check sees it. Paths are relative to the root, with forward slashes. */
export interface Tree {
  readonly sources: readonly string[];
  readonly tests: readonly string[];
  readonly methods: readonly string[];
  read(path: string): string;
  exists(path: string): boolean;
}

/** Files of the product whose test stands elsewhere, each with the place. */
export type CoveredBy = Readonly<Record<string, string>>;

const TEST_NAME = /(\.[a-z-]+)?\.test\.tsx?$/;
/** Elsewhere in test/ stand tests of whole ways through the app; they mirror no single file. */
const MIRRORS = /^test\/(shared|electron|renderer|build|servers)\//;
const MUST_BE_TESTED = /^(shared|electron\/core|electron\/adapters)\//;

/** One sentence for everything that is wrong; none where the mirror is whole. */
export function checkMirror(tree: Tree, coveredBy: CoveredBy): readonly string[] {
  return [
    ...testsWithoutSource(tree),
    ...sourcesWithoutTest(tree, coveredBy),
    ...staleExceptions(tree, coveredBy),
    ...methodsWithoutTest(tree),
  ];
}

/** `test/electron/core/app.slapd.test.ts` is a test of `electron/core/app`; one in test/ itself of the file beside it. */
const subjectOf = (test: string) => test.replace(TEST_NAME, '');

function testsWithoutSource({ tests, exists }: Tree): readonly string[] {
  const extensions = ['.ts', '.tsx', '.mjs', '.sh'];
  return tests
    .filter((test) => MIRRORS.test(test))
    .filter((test) => {
      const beside = subjectOf(test);
      const mirrored = beside.replace(/^test\//, '');
      return !extensions.some(
        (extension) => exists(mirrored + extension) || exists(beside + extension),
      );
    })
    .map((test) => `${test} is a test of nothing: no source has its name.`);
}

function sourcesWithoutTest(tree: Tree, coveredBy: CoveredBy): readonly string[] {
  const tested = new Set(tree.tests.map(subjectOf));
  return tree.sources
    .filter((source) => MUST_BE_TESTED.test(source) && !Object.hasOwn(coveredBy, source))
    .filter((source) => !tested.has(`test/${source.replace(/\.tsx?$/, '')}`))
    .filter((source) => !declaresOnly(tree.read(source)))
    .map((source) => `${source} has no test of its name.`);
}

/** Whether there is nothing to run: types, schemas and constants only, once types and comments are taken out. */
function declaresOnly(code: string): boolean {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
    },
  });
  return !/=>|\b(function|class)\b/.test(outputText);
}

function staleExceptions({ exists }: Tree, coveredBy: CoveredBy): readonly string[] {
  return Object.entries(coveredBy).flatMap(([source, test]) =>
    [source, test]
      .filter((path) => !exists(path))
      .map((path) => `${path} is listed in build/check-mirror.ts but not there.`),
  );
}

function methodsWithoutTest({ methods, tests, read }: Tree): readonly string[] {
  const texts = tests.map(read);
  return methods
    .filter((method) => !texts.some((text) => text.includes(`'${method}'`)))
    .map((method) => `The method ${method} of the contract is named in no test.`);
}
