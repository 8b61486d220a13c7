import {
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventFiles, removeOwn } from '../../../../electron/adapters/storage/remove-own.ts';

describe('removing what is ours', () => {
  let folder = '';
  const at = (...path: string[]): string => join(folder, ...path);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-own-'));
    mkdirSync(at('theirs'));
    writeFileSync(at('theirs', 'letter'), 'a letter');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const letter = (): string => readFileSync(at('theirs', 'letter'), 'utf8');

  it('overwrites a file before it goes', () => {
    writeFileSync(at('ours'), 'canary'.repeat(20_000));
    // What is open stays there to be read when its name is gone.
    const handle = openSync(at('ours'), 'r');
    removeOwn(at('ours'));
    expect(existsSync(at('ours'))).toBe(false);
    expect(readFileSync(handle).every((byte) => byte === 0)).toBe(true);
    closeSync(handle);
  });

  it('takes a link and leaves what it leads to, a file or a folder', () => {
    symlinkSync(at('theirs', 'letter'), at('to-file'));
    symlinkSync(at('theirs'), at('to-folder'));
    for (const name of ['to-file', 'to-folder']) {
      removeOwn(at(name));
      expect(lstatSync(at(name), { throwIfNoEntry: false }), name).toBeUndefined();
    }
    expect(letter()).toBe('a letter');
  });

  it('follows no link inside of a folder either', () => {
    mkdirSync(at('ours'));
    symlinkSync(at('theirs'), at('ours', 'link'));
    removeOwn(at('ours'));
    expect(existsSync(at('ours'))).toBe(false);
    expect(letter()).toBe('a letter');
  });

  it('overwrites no file that has another name elsewhere', () => {
    linkSync(at('theirs', 'letter'), at('lanyard.log'));
    removeOwn(at('lanyard.log'));
    expect(existsSync(at('lanyard.log'))).toBe(false);
    expect(letter()).toBe('a letter');
  });

  it('knows its own files by their names', () => {
    for (const name of ['journal.sqlite', 'journal.sqlite.bak', 'vault.json', 'vault.json.old']) {
      writeFileSync(at(name), '');
    }
    expect(eventFiles(folder).toSorted()).toEqual([at('journal.sqlite'), at('vault.json')]);
    expect(eventFiles(at('nowhere'))).toEqual([]);
    symlinkSync(folder, at('link'));
    expect(eventFiles(at('link'))).toEqual([]);
  });
});
