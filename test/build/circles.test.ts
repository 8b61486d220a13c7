import { dirname } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { findCircles } from '../../build/circles.ts';

const house = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

describe('circles of files', () => {
  it('are none where every file stands on another', () => {
    const sources = house({
      'shared/a.ts': "import { b } from './b.ts';",
      'shared/b.ts': "import { z } from 'zod';\nimport './style.css';",
    });
    expect(findCircles(sources)).toEqual([]);
  });

  it('are found over several files, by types alone, by import() and by what is passed on', () => {
    const sources = house({
      'shared/a.ts': "import type { B } from './b.ts';",
      'shared/b.ts': "export { c } from '../electron/c.tsx';",
      'electron/c.tsx': "export const c = () => import('./d.ts');",
      'electron/d.ts': "export const d = (a: import('../shared/a.ts').A) => a;",
      'electron/e.ts': "import { d } from './d.ts';",
    });
    expect(findCircles(sources)).toEqual([
      ['electron/c.tsx', 'electron/d.ts', 'shared/a.ts', 'shared/b.ts'],
    ]);
  });

  it('are told apart, the largest first', () => {
    const to = (path: string) => `import '${path}';`;
    const sources = house({
      'a.ts': to('./b.ts'),
      'b.ts': to('./a.ts'),
      'x.ts': to('./y.ts'),
      'y.ts': to('./z.ts') + to('./a.ts'),
      'z.ts': to('./x.ts'),
    });
    expect(findCircles(sources)).toEqual([
      ['x.ts', 'y.ts', 'z.ts'],
      ['a.ts', 'b.ts'],
    ]);
  });
});

describe('circles of folders', () => {
  it('are there where no file reaches itself', () => {
    const sources = house({
      'a/one.ts': "import '../b/one.ts';",
      'b/one.ts': '',
      'b/two.ts': "import '../a/two.ts';",
      'a/two.ts': "import './one.ts';",
    });
    expect(findCircles(sources)).toEqual([]);
    expect(findCircles(sources, dirname)).toEqual([['a', 'b']]);
  });
});
