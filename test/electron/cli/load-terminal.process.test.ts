import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

describe('lanyard', () => {
  let folder = '';
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  /** Says that the bundle was made of these files as they are now. */
  const noteMadeOf = (...paths: string[]) => {
    const madeOf = paths.map((path) => {
      const { mtimeMs, size } = statSync(join(folder, path));
      return [path, [mtimeMs, size]] as const;
    });
    write('dist/cli/made-of.json', JSON.stringify(Object.fromEntries(madeOf)));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-load-'));
    for (const name of ['lanyard', 'load-terminal', 'on-able-node']) {
      cpSync(join(root, `electron/cli/${name}.mjs`), join(folder, `electron/cli/${name}.mjs`));
    }
    write('package.json', '{ "type": "module" }');
    write('electron/cli/main.ts', "const said: string = 'sources'; console.log(said);");
    write('shared/names.ts', 'export const names = 1;');
    write('dist/cli/main.js', "console.log('bundle');");
    noteMadeOf('electron/cli/main.ts', 'shared/names.ts');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  // Tests have a place for what Node compiled; a helper's shell has none.
  const env = { ...process.env, NODE_COMPILE_CACHE: undefined };
  const run = () =>
    spawnSync(process.execPath, [join(folder, 'electron/cli/lanyard.mjs')], {
      ...{ encoding: 'utf8', env },
    });

  it('runs from its bundle while nothing changed that it was made of, and keeps the compiled code beside it', () => {
    expect(run()).toMatchObject({ stdout: 'bundle\n', stderr: '', status: 0 });
    expect(existsSync(join(folder, 'dist/cli/compiled'))).toBe(true);
  });

  it.each([
    ['changed', () => write('shared/names.ts', 'export const names = 2;')],
    ['went away', () => rmSync(join(folder, 'shared/names.ts'))],
  ])('runs from its sources once one of them %s', (_how, change) => {
    change();
    expect(run()).toMatchObject({ stdout: 'sources\n', stderr: '', status: 0 });
  });

  it('runs from its sources where no bundle was made, or not to its end', () => {
    rmSync(join(folder, 'dist/cli/made-of.json'));
    expect(run().stdout).toBe('sources\n');
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(run().stdout).toBe('sources\n');
  });

  it('runs from its bundle where a package was installed, which has no sources', () => {
    rmSync(join(folder, 'electron/cli/main.ts'));
    rmSync(join(folder, 'dist/cli/made-of.json'));
    expect(run()).toMatchObject({ stdout: 'bundle\n', stderr: '', status: 0 });
  });
});
