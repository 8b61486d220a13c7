import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskKey, DESK_KEY_FILE } from '../../../../electron/adapters/desks/desk-key.ts';
import { createVault } from '../../../../electron/adapters/seal/vault.ts';
import { isEventFile } from '../../../../electron/adapters/storage/own-names.ts';
import { memoryStore } from '../../../fakes/memory-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-desk-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, DESK_KEY_FILE);
const vaultOf = (secrets = memoryStore(), runOnly = false) =>
  createVault({ folder, eventId: 'test', secrets, given: { runOnly } });

describe('the key of a desk', () => {
  it('is made once and found again, also by another process on the same data', async () => {
    const vault = vaultOf();
    const key = await createDeskKey({ file: file(), vault })();
    const again = createDeskKey({ file: file(), vault });
    expect((await again()).id).toBe(key.id);
    expect((await again()).id).toBe(key.id);
  });

  it('is on the disk sealed, in a file that a wipe takes', async () => {
    const vault = vaultOf();
    const { privateKey } = await createDeskKey({ file: file(), vault })();
    const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
    const onDisk = Buffer.from(readFileSync(file(), 'utf8'), 'base64');
    expect(onDisk.includes(secret)).toBe(false);
    expect(onDisk.includes(secret.toString('base64'))).toBe(false);
    expect(isEventFile(DESK_KEY_FILE)).toBe(true);
  });

  it('is made anew where another vault’s key sealed it, or the file is damaged', async () => {
    const { id } = await createDeskKey({ file: file(), vault: vaultOf() })();
    rmSync(join(folder, 'vault.json'));
    const vault = vaultOf();
    const other = await createDeskKey({ file: file(), vault })();
    expect(other.id).not.toBe(id);
    writeFileSync(file(), 'damage');
    expect((await createDeskKey({ file: file(), vault })()).id).not.toBe(other.id);
  });

  it('is in memory alone where nothing is kept after this run', async () => {
    const read = createDeskKey({ file: file(), vault: vaultOf(memoryStore(), true) });
    const { id } = await read();
    expect((await read()).id).toBe(id);
    expect(() => readFileSync(file())).toThrow(/ENOENT/);
  });

  it('is lent to nobody while the vault is locked', async () => {
    const vault = vaultOf();
    const read = createDeskKey({ file: file(), vault });
    await read();
    await vault.lock({ goesOn: false });
    await expect(read()).rejects.toMatchObject({ code: 'desk-locked' });
  });
});
