import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh } from '../../build/build-app.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file that changed so many minutes into 1970, as did the folders above it. */
function write(path: string, minutes: number): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  for (let one = file; one !== folder; one = dirname(one))
    utimesSync(one, minutes * 60, minutes * 60);
}

describe('a build', () => {
  it('is fresh when it is newer than every source', () => {
    write('renderer/views/desk.tsx', 1);
    write('dist/built', 2);
    expect(isFresh(folder)).toBe(true);
  });

  it('is not fresh when it is not there', () => {
    expect(isFresh(folder)).toBe(false);
  });

  it.each([
    'renderer/views/desk.tsx',
    'shared/contract/index.ts',
    'electron/core/app.ts',
    'electron/adapters/profile/practice.yaml',
    'i18n/en.json',
    'build/vite.renderer.ts',
    'package-lock.json',
  ])('is not fresh once %s has changed', (path) => {
    write('dist/built', 2);
    write(path, 3);
    expect(isFresh(folder)).toBe(false);
  });

  it('is not fresh once a source has gone away', () => {
    write('renderer/gone.tsx', 1);
    write('dist/built', 2);
    rmSync(join(folder, 'renderer/gone.tsx'));
    expect(isFresh(folder)).toBe(false);
  });

  it('does not mind a change of what is not built', () => {
    write('dist/built', 2);
    write('test/journeys/desk.test.ts', 3);
    write('build/start.ts', 3);
    expect(isFresh(folder)).toBe(true);
  });
});
