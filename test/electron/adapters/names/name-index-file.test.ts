import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readIndexFile,
  removeIndexFile,
  stampOf,
  writeIndexFile,
  type IndexContent,
} from '../../../../electron/adapters/names/name-index-file.ts';
import { setOf } from '../../../../electron/adapters/names/name-set.ts';
import { createSeal, newKey } from '../../../../electron/adapters/seal/aes-seal.ts';

const seal = createSeal(newKey());
const at = '2027-08-04T07:46:00.000Z';
const content: IndexContent = {
  is: 'ready',
  fresh: at,
  changedAt: at,
  layers: [{ at, names: setOf(new Set([1n, 2n])) }],
};

describe('the file of the name index', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-names-'));
    file = join(folder, 'event', 'names.index');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('comes back as it was written, for its owner only, with nothing half-written beside it', () => {
    writeIndexFile(file, content, seal);
    expect(readIndexFile(file, seal)).toMatchObject(content);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'event'))).toEqual(['names.index']);
    const large: IndexContent = { is: 'too-large', read: at };
    writeIndexFile(file, large, seal);
    expect(readIndexFile(file, seal)).toMatchObject(large);
  });

  it('is nothing with another key, damaged, of another version or not there', () => {
    expect(readIndexFile(file, seal)).toBeUndefined();
    writeIndexFile(file, content, seal);
    expect(readIndexFile(file, createSeal(newKey()))).toBeUndefined();
    writeFileSync(file, readFileSync(file).subarray(0, -1));
    expect(readIndexFile(file, seal)).toBeUndefined();
    writeFileSync(file, seal.seal('{"version":2,"is":"ready"}', 'name index'));
    expect(readIndexFile(file, seal)).toBeUndefined();
  });

  it('has another stamp after each write, and none once it is gone', () => {
    expect(stampOf(file)).toBeUndefined();
    writeIndexFile(file, content, seal);
    const first = stampOf(file);
    writeIndexFile(file, content, seal);
    expect(stampOf(file)).not.toBe(first);
    removeIndexFile(file);
    expect(stampOf(file)).toBeUndefined();
  });

  it('says that it cannot be kept where something else stands in its place', () => {
    mkdirSync(file, { recursive: true });
    expect(() => writeIndexFile(file, content, seal)).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
  });
});
