import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { couldNotRun, findElectron } from '../../build/start-electron.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-electron-'));
  writeFileSync(join(folder, 'package.json'), '{"name":"electron","version":"45.4.1"}');
  mkdirSync(join(folder, 'dist'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const unpack = (version = '45.4.1'): void => {
  writeFileSync(join(folder, 'path.txt'), 'electron');
  writeFileSync(join(folder, 'dist/version'), version);
  writeFileSync(join(folder, 'dist/electron'), '');
};

describe('Electron', () => {
  it('is there once it is fetched and complete', () => {
    unpack();
    expect(findElectron(folder, undefined)).toBe(join(folder, 'dist/electron'));
  });

  it('may carry a v before its version', () => {
    unpack('v45.4.1\n');
    expect(findElectron(folder, undefined)).toBeDefined();
  });

  it.each(['path.txt', 'dist/version', 'dist/electron'])('is not there without %s', (file) => {
    unpack();
    rmSync(join(folder, file));
    expect(findElectron(folder, undefined)).toBeUndefined();
  });

  it('is not there in another version', () => {
    unpack('44.0.0');
    expect(findElectron(folder, undefined)).toBeUndefined();
  });

  it("may be a person's own", () => {
    expect(findElectron(folder, join(folder, 'dist'))).toBeUndefined();
    unpack('1.2.3');
    expect(findElectron(folder, join(folder, 'dist'))).toBe(join(folder, 'dist/electron'));
  });
});

describe('an end of Electron', () => {
  it.each([
    { code: 127, signal: null },
    { code: null, signal: 'SIGTRAP' },
    { code: null, signal: 'SIGABRT' },
  ])('says that it cannot run here: %o', (end) => expect(couldNotRun(end)).toBe(true));

  it.each([
    { code: 0, signal: null },
    { code: 1, signal: null },
    { code: 2, signal: null },
    { code: null, signal: 'SIGINT' },
    { code: null, signal: 'SIGTERM' },
  ])('is an end like any other: %o', (end) => expect(couldNotRun(end)).toBe(false));
});
