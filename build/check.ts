// `npm run check`: every gate that needs nothing installed. Two at a time; what a gate prints is shown where it fails.
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countLine } from './test-count.ts';

interface Gate {
  readonly name: string;
  readonly script: string;
  /** What Node is told. */
  readonly options?: readonly string[];
  readonly args: readonly string[];
}

const root = join(import.meta.dirname, '..');
const tool = (path: string) => join(root, 'node_modules', path);

/** Prettier's verdict hangs on a file's text, the options and the version, and this remembers it by all three. */
const remembering = [
  '--cache',
  ...['--cache-strategy', 'content', '--cache-location', join(root, 'dist/prettier-cache')],
];

/** Types are checked by TypeScript 7. One thread, as the other processor is another gate's. */
const typesAlone = ['-b', '--pretty', '--singleThreaded'];

/**
 * ESLint holds a program of all that ships: a young heap that grows step by step is searched through again and again, by threads that another gate
 * needs.
 */
const holdingMuch = [
  ...['--initial-heap-size=2048', '--min-semi-space-size=64', '--max-semi-space-size=64'],
  '--single-threaded-gc',
];

/**
 * The longest first; two at a time, as there are two processors. What a linter says of one file hangs on the types in others, so none remembers
 * anything. Tests are no gate of these: `npm test` runs them all.
 */
const gates: readonly Gate[] = [
  {
    name: 'lint',
    script: tool('eslint/bin/eslint.js'),
    options: holdingMuch,
    args: ['--config', 'build/eslint.config.mjs', '.'],
  },
  { name: 'types', script: tool('typescript-native/bin/tsc'), args: typesAlone },
  { name: 'typed lint', script: tool('oxlint/bin/oxlint'), args: ['--quiet', '--threads=1'] },
  {
    name: 'format',
    script: tool('prettier/bin/prettier.cjs'),
    args: ['--check', '--log-level', 'warn', ...remembering, '.'],
  },
  { name: 'mirror', script: join(root, 'build/check-mirror.ts'), args: [] },
  { name: 'house', script: join(root, 'build/check-house.ts'), args: [] },
  { name: 'words', script: join(root, 'build/check-words.ts'), args: [] },
];

/** Answers whether the gate is green; prints one line, and all it said where it is not. */
async function runGate({ name, script, options = [], args }: Gate): Promise<boolean> {
  const start = performance.now();
  const child = spawn(process.execPath, [...options, script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const isGreen = await new Promise<boolean>((resolve) => {
    child.on('close', (code) => resolve(code === 0));
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${isGreen ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)}  ${seconds.padStart(5)} s`);
  if (!isGreen) console.log(said.trimEnd());
  return isGreen;
}

/** Runs gates of a line until none is left; answers whether each was green. */
async function runFrom(line: Iterable<Gate>): Promise<readonly boolean[]> {
  const results: boolean[] = [];
  for (const gate of line) results.push(await runGate(gate));
  return results;
}

/** Places where somebody told the compiler or the linter to look away. */
function countSuppressions(): number {
  const files = globSync('{shared,electron,renderer,build,test,bench}/**/*.{ts,tsx,mjs}', {
    cwd: root,
  });
  const suppression =
    /(\/\/|\/\*)\s*(eslint-disable|@ts-(expect-error|ignore|nocheck)|prettier-ignore)/g;
  return files.reduce(
    (sum, file) => sum + [...readFileSync(join(root, file), 'utf8').matchAll(suppression)].length,
    0,
  );
}

const line = gates.values();
const results = (await Promise.all([runFrom(line), runFrom(line)])).flat();
const passed = results.filter(Boolean).length;
console.log(`${countSuppressions()} suppressions`);
console.log(countLine({ passed, failed: results.length - passed }));
process.exitCode = passed === results.length ? 0 : 1;
