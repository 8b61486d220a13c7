// Fails on a test of nothing, a folder without a test, and a method of the contract that no test names.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '../shared/contract/index.ts';
import { checkMirror } from './mirror.ts';

const root = join(import.meta.dirname, '..');

const find = (...patterns: string[]) =>
  globSync(patterns, { cwd: root }).map((path) => path.replaceAll('\\', '/'));

const problems = checkMirror({
  sources: find('{shared,electron,renderer}/**/*.{ts,tsx}'),
  // A suite is a test that several files run.
  tests: find('test/**/*.test.{ts,tsx}', 'test/suites/**/*.ts'),
  methods: Object.keys(contract),
  read: (path) => readFileSync(join(root, path), 'utf8'),
  exists: (path) => existsSync(join(root, path)),
});
for (const problem of problems) console.log(problem);
console.log(`${problems.length} breaks in the mirror of sources and tests`);
process.exitCode = problems.length === 0 ? 0 : 1;
