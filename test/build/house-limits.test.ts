import { describe, expect, it } from 'vitest';
import { measureHouse } from '../../build/house-figures.ts';
import { judgeHouse, type Limits } from '../../build/house-limits.ts';

const judge = (files: Readonly<Record<string, string>>, limits: Partial<Limits> = {}) =>
  judgeHouse(measureHouse(new Map(Object.entries(files))), {
    filesOfFolder: 2,
    documented: 50,
    circledCoreFolders: 0,
    ...limits,
  });

describe('the limits of the house', () => {
  it('are kept by a house in shape', () => {
    expect(judge({ 'shared/a.ts': '/** Why. */\nexport const a = 1;\n' })).toEqual([]);
  });

  it('refuse a circle of files', () => {
    const circle = { 'shared/a.ts': "import './b.ts';", 'shared/b.ts': "import './a.ts';" };
    expect(judge(circle)).toEqual([
      'These files import each other in a circle: shared/a.ts shared/b.ts',
    ]);
  });

  it('refuse a crowded folder', () => {
    const crowd = { 'shared/a.ts': '', 'shared/b.ts': '', 'shared/c.ts': '' };
    expect(judge(crowd)).toEqual(['shared has 3 files of its own; 2 are the limit.']);
    expect(judge(crowd, { filesOfFolder: 3 })).toEqual([]);
  });

  it('refuse circles of folders in core beyond their number, and none elsewhere yet', () => {
    const around = (a: string, b: string) => ({
      [`${a}/one.ts`]: `import '../${b.split('/').at(-1) ?? ''}/one.ts';`,
      [`${b}/one.ts`]: '',
      [`${b}/two.ts`]: `import '../${a.split('/').at(-1) ?? ''}/two.ts';`,
      [`${a}/two.ts`]: '',
    });
    const core = around('electron/core/a', 'electron/core/b');
    expect(judge(core)).toEqual([expect.stringContaining('2 folders of electron/core')]);
    expect(judge(core, { circledCoreFolders: 2 })).toEqual([]);
    expect(judge(around('renderer/a', 'renderer/b'))).toEqual([]);
  });

  it('refuse exported names without a docstring, beyond their share', () => {
    const bare = { 'shared/a.ts': 'export const a = 1;\n/** Why. */\nexport const b = 2;\n' };
    expect(judge(bare)).toEqual([]);
    expect(judge(bare, { documented: 51 })).toEqual([
      '50 % of the exported names have a docstring; 51 % is the least.',
    ]);
  });
});
