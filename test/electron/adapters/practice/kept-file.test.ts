import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  readKept,
  shareKept,
  writeKept,
} from '../../../../electron/adapters/practice/kept-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-kept-'));
  file = join(folder, 'event', 'kept.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const schema = z.array(z.int());

describe('what practice keeps in a file', () => {
  it('comes back, and is for its owner alone', () => {
    writeKept(file, [1]);
    writeKept(file, [1, 2]);
    expect(readKept(file, schema)).toEqual([1, 2]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'event'))).toEqual(['kept.json']);
  });

  it('is nothing where there is no file, or one that does not fit', () => {
    expect(readKept(file, schema)).toBeUndefined();
    writeKept(file, ['one']);
    expect(readKept(file, schema)).toBeUndefined();
    writeFileSync(file, '[1');
    expect(readKept(file, schema)).toBeUndefined();
  });

  it('stays as it was where the new one cannot be written, and says so', () => {
    writeKept(file, [1]);
    mkdirSync(`${file}.new`);
    expect(() => writeKept(file, [2])).toThrow(expect.objectContaining({ code: 'storage-failed' }));
    expect(readKept(file, schema)).toEqual([1]);
  });
});

describe('a file that two keep', () => {
  const shared = () =>
    shareKept<number[]>(file, { load: (one) => readKept(one, schema), save: writeKept });

  it('is news to each once the other wrote it, and not twice', () => {
    const [one, other] = [shared(), shared()];
    expect(one.news()).toBeUndefined();
    expect(one.write([1])).toBe(true);
    expect(one.news()).toBeUndefined();
    expect(other.news()).toEqual([1]);
    expect(other.news()).toBeUndefined();
    expect(other.write([1, 2])).toBe(true);
    expect(one.news()).toEqual([1, 2]);
  });

  it('is not written over by who has not seen it', () => {
    const [one, other] = [shared(), shared()];
    one.write([1]);
    expect(other.write([2])).toBe(false);
    expect(other.news()).toEqual([1]);
    expect(other.write([1, 2])).toBe(true);
    expect(one.write([1, 3])).toBe(false);
    expect(readKept(file, schema)).toEqual([1, 2]);
  });

  it('begins anew where it does not fit or is gone', () => {
    const one = shared();
    one.write([1]);
    writeFileSync(file, '[1');
    expect(one.news()).toBeUndefined();
    expect(one.write([3])).toBe(true);
    rmSync(file);
    expect(one.news()).toBeUndefined();
    expect(one.write([4])).toBe(true);
  });

  it('says so where it cannot be written', () => {
    const one = shared();
    writeFileSync(join(folder, 'event'), '');
    expect(() => one.write([2])).toThrow(expect.objectContaining({ code: 'storage-failed' }));
  });
});
