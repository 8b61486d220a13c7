import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildTerminal } from '../../build/build-terminal.ts';

const root = join(import.meta.dirname, '../..');
const madeOf = z.record(z.string(), z.tuple([z.number(), z.number()]));
const packageOf = z.object({ files: z.array(z.string()), bin: z.object({ lanyard: z.string() }) });

describe('the bundle of the terminal', () => {
  let folder = '';
  let installed = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-bundle-'));
    installed = join(folder, 'node_modules/lanyard');
    await buildTerminal(join(installed, 'dist/cli'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('names every source and profile it was made of, and nothing of node_modules', () => {
    const made = readFileSync(join(installed, 'dist/cli/made-of.json'), 'utf8');
    const paths = Object.keys(madeOf.parse(JSON.parse(made)));
    expect(paths).toEqual(
      expect.arrayContaining([
        'electron/cli/main.ts',
        'electron/core/app.ts',
        'electron/adapters/real-systems.ts',
        'electron/adapters/profile/practice.yaml',
        'i18n/en.json',
        'package-lock.json',
      ]),
    );
    expect(paths.filter((path) => /node_modules|^\.\.|^\//.test(path))).toEqual([]);
  });

  it('runs as an installed package, on an older Node too', () => {
    const { files, bin } = packageOf.parse(
      JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
    );
    cpSync(join(root, 'package.json'), join(installed, 'package.json'));
    for (const file of globSync(
      files.filter((name) => name.endsWith('.mjs')),
      { cwd: root },
    )) {
      cpSync(join(root, file), join(installed, file));
    }
    const system = process.platform === 'win32' ? 'win' : process.platform;
    const program = process.platform === 'win32' ? 'node.exe' : 'node';
    const home = join(folder, `node_modules/node-${system}-${process.arch}/bin`);
    mkdirSync(home, { recursive: true });
    symlinkSync(process.execPath, join(home, program));
    const words = ['names', 'check', '--username', 'Jane', '--shell-name', 'jdoe'];
    for (const flags of [[], ['--no-experimental-strip-types']]) {
      const argv = [
        ...flags,
        join(installed, bin.lanyard),
        ...words,
        '--data',
        join(folder, 'data'),
      ];
      expect(spawnSync(process.execPath, argv, { encoding: 'utf8' })).toMatchObject({
        stdout:
          'Developer username: Available (checked just now)\nShell username: Available (checked just now)\n',
        stderr: '',
        status: 0,
      });
    }
  });
});
