import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesThatKnow, measureHouse, percentOf, readSources } from '../../build/house-figures.ts';

const house = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

describe('the figures of the house', () => {
  it('count lines, small files and the files of each folder', () => {
    const { files, lines, medianLines, smallFiles, folders } = measureHouse(
      house({
        'shared/a.ts': '\n'.repeat(10),
        'shared/b.ts': '\n'.repeat(30),
        'renderer/c.ts': '\n'.repeat(31),
      }),
    );
    expect({ files, lines, medianLines, smallFiles }).toEqual({
      files: 3,
      lines: 71,
      medianLines: 30,
      smallFiles: 2,
    });
    expect(folders).toEqual([
      ['shared', 2],
      ['renderer', 1],
    ]);
  });

  it('count a name where it is declared and offered, and a docstring above it', () => {
    const { documented, documentedByArea } = measureHouse(
      house({
        'electron/core/ports/a.ts': '/** Says why. */\nexport interface A {}\nexport type B = A;',
        'electron/core/b.ts': '// no docstring\nexport const a = 1, b = 2;\nconst c = 3;',
        'shared/contract/c.ts': '/** Both. */\nexport const a = 1;\nexport { b } from "./b.ts";',
      }),
    );
    expect(documented).toEqual({ exported: 5, documented: 2 });
    expect(Object.fromEntries(documentedByArea)).toEqual({
      core: { exported: 2, documented: 0 },
      ports: { exported: 2, documented: 1 },
      contract: { exported: 1, documented: 1 },
      'the rest': { exported: 0, documented: 0 },
    });
    expect(percentOf({ exported: 3, documented: 2 })).toBe(66);
  });

  it('name the line of a literal that is spread inside another, and of no other', () => {
    const { spreadLiterals } = measureHouse(
      house({ 'shared/a.ts': 'const a = { b: 1 };\nexport const c = { ...a, ...{ d: 2 } };\n' }),
    );
    expect(spreadLiterals).toEqual(['shared/a.ts:2']);
  });

  it('are of what ships, read from a folder', () => {
    const root = mkdtempSync(join(tmpdir(), 'lanyard-house-'));
    try {
      for (const path of ['shared/a.ts', 'electron/core/b.ts', 'renderer/c.tsx', 'test/d.ts']) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), path);
      }
      expect([...readSources(root)]).toEqual([
        ['electron/core/b.ts', 'electron/core/b.ts'],
        ['renderer/c.tsx', 'renderer/c.tsx'],
        ['shared/a.ts', 'shared/a.ts'],
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('the files that know a kind', () => {
  const knowing = (files: Readonly<Record<string, string>>) =>
    filesThatKnow(house(files), 'maintainer', ['tool', 'project']);

  it('are its own, those that import them, name it or list it among others', () => {
    expect(
      knowing({
        'electron/maintainer-recipe.ts': '',
        'electron/recipes.ts': "import { a } from './maintainer-recipe.ts';",
        'shared/undo.ts': "export const parts = ['maintainer'];",
        'electron/view.ts': 'export const views = { tool: 1, maintainer: 2 };',
        'shared/request.ts': 'export interface View { maintainer?: A; project?: B }',
      }),
    ).toHaveLength(5);
  });

  it('are not those that speak of such a person', () => {
    expect(
      knowing({
        'electron/tool.ts':
          'export const tool = (maintainer: string) => ({ name: 1, maintainer });',
        'electron/maintainers.ts': "export const text = 'no maintainer';",
      }),
    ).toEqual([]);
  });
});
