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
/** One worker: three busy processes on two cores would keep the linter, which is the longest, waiting. */
const vitest = [
  ...['run', '--config', 'build/vitest.config.ts', '--project', 'unit', '--project', 'renderer'],
  '--maxWorkers=1',
];

/** Prettier's verdict hangs on a file's text, the options and the version, and this remembers it by all three. */
const remembering = [
  '--cache',
  ...['--cache-strategy', 'content', '--cache-location', join(root, 'dist/prettier-cache')],
];

/**
 * ESLint holds all types at once: a young heap that grows step by step is searched through again and again, by threads that the other lane
 * needs. A seventh of its processor time.
 */
const holdingMuch = [
  ...['--initial-heap-size=3072', '--min-semi-space-size=64', '--max-semi-space-size=64'],
  '--single-threaded-gc',
];

/**
 * Each lane runs its gates one after the other, beside the other lane. ESLint remembers nothing: what it says of one file hangs on the
 * types in others, and its cache looks at that one only.
 */
const lanes: readonly (readonly Gate[])[] = [
  [
    { name: 'types', script: tool('typescript/bin/tsc'), args: ['-b', '--pretty'] },
    { name: 'unit tests', script: tool('vitest/vitest.mjs'), args: vitest },
    {
      name: 'format',
      script: tool('prettier/bin/prettier.cjs'),
      args: ['--check', '--log-level', 'warn', ...remembering, '.'],
    },
    { name: 'mirror', script: join(root, 'build/check-mirror.ts'), args: [] },
    { name: 'house', script: join(root, 'build/check-house.ts'), args: [] },
    { name: 'words', script: join(root, 'build/check-words.ts'), args: [] },
  ],
  [
    {
      name: 'lint',
      script: tool('eslint/bin/eslint.js'),
      options: holdingMuch,
      args: ['--config', 'build/eslint.config.mjs', '.'],
    },
  ],
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

async function runLane(gates: readonly Gate[]): Promise<readonly boolean[]> {
  const results: boolean[] = [];
  for (const gate of gates) results.push(await runGate(gate));
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

const results = (await Promise.all(lanes.map(runLane))).flat();
const passed = results.filter(Boolean).length;
console.log(`${countSuppressions()} suppressions`);
console.log(countLine({ passed, failed: results.length - passed }));
process.exitCode = passed === results.length ? 0 : 1;
