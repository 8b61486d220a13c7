import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-lint-'));
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true } }');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the linter says of a file at this path: the rules. */
function saidOf(path: string, code: string): string[] {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json', path], {
    cwd: folder,
    encoding: 'utf8',
  });
  // What oxlint prints as JSON.
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return diagnostics.map(({ code: rule }) => rule);
}

it.each([
  [
    'shared/a.ts',
    'export const ask = async () => 1;\nask();\n',
    'typescript(no-floating-promises)',
  ],
  [
    'shared/b.ts',
    'export const read = (text: string): number => JSON.parse(text);\n',
    'typescript(no-unsafe-return)',
  ],
  [
    'shared/c.ts',
    "type Tea = 'black' | 'green';\nexport const hot = (tea: Tea): number => {\n  switch (tea) {\n    case 'black':\n      return 95;\n  }\n  return 80;\n};\n",
    'typescript(switch-exhaustiveness-check)',
  ],
  ['renderer/d.tsx', 'export const Now = () => <p>{Date.now()}</p>;\n', 'react(purity)'],
])('what %s does is refused', (path, code, rule) => {
  expect(saidOf(path, code)).toContain(rule);
});

it('what is right is not', () => {
  expect(saidOf('shared/e.ts', 'export const two = (): number => 2;\n')).toEqual([]);
});
