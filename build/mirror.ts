import { basename, dirname } from 'node:path/posix';
import ts from 'typescript';

/** The tree as the mirror check sees it. Paths are relative to the root, with forward slashes. */
export interface Tree {
  readonly sources: readonly string[];
  readonly tests: readonly string[];
  readonly methods: readonly string[];
  read(path: string): string;
  exists(path: string): boolean;
}

/** Elsewhere in test/ stand tests of whole ways through the app; they mirror no single folder. */
const MIRRORS = /^test\/(shared|electron|renderer|build|servers)\//;
const MUST_BE_TESTED = /^(shared|electron\/core|electron\/adapters)\//;

/**
 * The mirror holds by folder: a folder with something to run has tests in `test/` below its own path, and the first name of a
 * test (`numbers` of `numbers.races.slapd.test.ts`) is a source of its folder, or the folder.
 *
 * @returns one sentence for everything that is wrong; none where the mirror is whole
 */
export function checkMirror(tree: Tree): readonly string[] {
  return [...testsOfNothing(tree), ...foldersWithoutTest(tree), ...methodsWithoutTest(tree)];
}

const firstName = (test: string) => basename(test).replace(/\..*$/, '');

function testsOfNothing({ tests, exists }: Tree): readonly string[] {
  const extensions = ['.ts', '.tsx', '.mjs', '.sh'];
  const isThere = (stem: string) => extensions.some((extension) => exists(stem + extension));
  return tests
    .filter((test) => MIRRORS.test(test))
    .filter((test) => {
      const folder = dirname(test);
      const name = firstName(test);
      const mirrored = folder.replace(/^test\//, '');
      const ofFolder = name === basename(folder);
      return !ofFolder && !isThere(`${mirrored}/${name}`) && !isThere(`${folder}/${name}`);
    })
    .map((test) => `${test} is a test of nothing: its folder has no source of its first name.`);
}

function foldersWithoutTest({ sources, tests, read }: Tree): readonly string[] {
  const tested = new Set(tests.map(dirname));
  const folders = Map.groupBy(
    sources.filter((source) => MUST_BE_TESTED.test(source)),
    dirname,
  );
  return [...folders]
    .filter(([folder]) => !tested.has(`test/${folder}`))
    .filter(([, files]) => !files.every((file) => declaresOnly(read(file))))
    .map(([folder]) => `${folder} has no test: test/${folder} is empty.`);
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

function methodsWithoutTest({ methods, tests, read }: Tree): readonly string[] {
  const texts = tests.map(read);
  return methods
    .filter((method) => !texts.some((text) => text.includes(`'${method}'`)))
    .map((method) => `The method ${method} of the contract is named in no test.`);
}
