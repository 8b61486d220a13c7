import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readVaultFile,
  setVaultFileAside,
  writeVaultFile,
  type VaultRecord,
} from '../../../../electron/adapters/seal/vault-file.ts';

const record = (last: number): VaultRecord => ({
  version: 1,
  keeper: 'keychain',
  id: `0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e1${last}`,
});

describe('vault.json', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-vault-'));
    file = join(folder, 'event', 'vault.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as it was written, by its owner alone', () => {
    expect(readVaultFile(file)).toBeUndefined();
    expect(writeVaultFile(file, record(1))).toBe(true);
    expect(readVaultFile(file)).toEqual(record(1));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is never written over: the first of two processes wins', () => {
    writeVaultFile(file, record(1));
    expect(writeVaultFile(file, record(2))).toBe(false);
    expect(readVaultFile(file)).toEqual(record(1));
  });

  it('is damaged where it says anything else, and says so', () => {
    writeVaultFile(file, record(1));
    for (const text of ['', '{', '[]', JSON.stringify({ ...record(1), key: 'in clear' })]) {
      writeFileSync(file, text);
      expect(readVaultFile(file), text).toBe('damaged');
    }
  });

  it('is newer where a later version wrote it, whatever else it says', () => {
    writeVaultFile(file, record(1));
    writeFileSync(file, JSON.stringify({ version: 2, keeper: 'a chip', slot: 7 }));
    expect(readVaultFile(file)).toBe('newer');
  });

  it('goes aside whole', () => {
    writeVaultFile(file, record(1));
    setVaultFileAside(file, new Date(7));
    expect(readdirSync(join(folder, 'event'))).toEqual(['vault.json.replaced-7']);
    const aside = readFileSync(`${file}.replaced-7`, 'utf8');
    expect(JSON.parse(aside)).toEqual(record(1));
  });

  it('says that the disk is at fault where it is', () => {
    writeFileSync(join(folder, 'event'), 'a file where a folder should be');
    expect(() => writeVaultFile(file, record(1))).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
  });
});
