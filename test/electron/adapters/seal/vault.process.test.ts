import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createVault,
  VAULT_FILE,
  type VaultOptions,
} from '../../../../electron/adapters/seal/vault.ts';
import type { Vault } from '../../../../electron/core/ports/vault.ts';
import { memoryStore, type MemoryStore } from '../../../fakes/memory-store.ts';
import { manyTimes } from '../../../races/runs.ts';

const passphrase = 'nine tall horses ran';

describe('the vault', () => {
  let folder = '';
  let secrets: MemoryStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-vault-'));
    secrets = memoryStore();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The vault of another run over the same folder and keychain. */
  const vault = (given: VaultOptions['given'] = {}): Vault =>
    createVault({ folder, eventId: 'event', secrets, given });
  const sealedBy = async (one: Vault) => (await one.seal()).seal('Jane Doe', 'row');
  const openedBy = async (one: Vault, sealed: Uint8Array) => (await one.seal()).open(sealed, 'row');

  describe('with a keychain', () => {
    it('asks nobody: the key is made, kept there and found again', async () => {
      const sealed = await sealedBy(vault());
      expect(await vault().current()).toEqual({ state: 'open', keeper: 'keychain' });
      expect(await openedBy(vault(), sealed)).toBe('Jane Doe');
    });

    it('has the key in no file', async () => {
      await sealedBy(vault());
      const [[name, key] = ['', '']] = [...secrets.secrets];
      expect(name).toMatch(/^lanyard\/event\/seal-key\//);
      expect(Buffer.from(key, 'base64')).toHaveLength(32);
      expect(readdirSync(folder)).toEqual([VAULT_FILE]);
      expect(readFileSync(join(folder, VAULT_FILE), 'utf8')).not.toContain(key);
    });

    it('is locked while the keychain is, and opens once it is asked again', async () => {
      const sealed = await sealedBy(vault());
      for (const code of ['keychain-locked', 'keychain-silent', 'keychain-missing'] as const) {
        secrets.fails = code;
        const later = vault();
        expect(await later.current()).toMatchObject({ state: 'locked', problem: { code } });
        await expect(later.seal()).rejects.toMatchObject({ code });
        secrets.fails = undefined;
        expect(await later.unlock(undefined)).toEqual({ state: 'open', keeper: 'keychain' });
        expect(await openedBy(later, sealed)).toBe('Jane Doe');
      }
    });

    it('asks a silent keychain once, not at every call', async () => {
      await sealedBy(vault());
      let asked = 0;
      const counting = createVault({
        folder,
        eventId: 'event',
        secrets: { ...secrets, get: (name) => ((asked += 1), secrets.get(name)) },
      });
      secrets.fails = 'keychain-silent';
      await Promise.allSettled([counting.seal(), counting.seal(), counting.current()]);
      await expect(counting.seal()).rejects.toMatchObject({ code: 'keychain-silent' });
      expect(asked).toBe(1);
    });

    it('says that the key is lost where the keychain has it no more, and goes on when told', async () => {
      await sealedBy(vault());
      secrets.secrets.clear();
      const later = vault();
      expect(await later.current()).toMatchObject({
        state: 'undecided',
        problem: { code: 'vault-key-lost' },
      });
      await later.choose({ keeper: 'passphrase', passphrase });
      expect(await later.current()).toEqual({ state: 'open', keeper: 'passphrase' });
    });

    it('makes one key where two runs begin at once', manyTimes, async () => {
      const [one, two] = [vault(), vault()];
      const [sealed] = await Promise.all([sealedBy(one), sealedBy(two)]);
      expect(await openedBy(two, sealed)).toBe('Jane Doe');
      expect(secrets.secrets.size).toBe(1);
    });
  });

  describe('without a keychain', () => {
    beforeEach(() => (secrets.fails = 'keychain-missing'));

    it('is undecided, says why, and writes nothing', async () => {
      expect(await vault().current()).toEqual({
        state: 'undecided',
        problem: { code: 'keychain-missing', params: [] },
      });
      expect(readdirSync(folder)).toEqual([]);
    });

    it('opens behind a passphrase, and with it again', async () => {
      const first = vault();
      await first.choose({ keeper: 'passphrase', passphrase });
      const sealed = await sealedBy(first);
      const later = vault();
      expect(await later.current()).toEqual({ state: 'locked', keeper: 'passphrase' });
      await expect(later.seal()).rejects.toMatchObject({ code: 'vault-locked' });
      await expect(later.unlock('not these words')).rejects.toMatchObject({
        code: 'passphrase-wrong',
      });
      await later.unlock(passphrase);
      expect(await openedBy(later, sealed)).toBe('Jane Doe');
    });

    it('takes the passphrase that a terminal was given, first and later', async () => {
      const sealed = await sealedBy(vault({ passphrase }));
      expect(await openedBy(vault({ passphrase }), sealed)).toBe('Jane Doe');
      await expect(vault({ passphrase: 'other words' }).seal()).rejects.toMatchObject({
        code: 'passphrase-wrong',
      });
    });

    it('begins with no passphrase that its length alone gives away', async () => {
      await expect(vault({ passphrase: 'too short' }).seal()).rejects.toMatchObject({
        code: 'invalid-input',
        fields: [{ field: 'passphrase', rule: 'passphrase-too-short' }],
      });
      expect(readdirSync(folder)).toEqual([]);
    });

    it('keeps the key for this run only where told so, and writes nothing', async () => {
      for (const one of [vault(), vault({ runOnly: true })]) {
        await one.choose({ keeper: 'this-run' });
        expect(await one.current()).toEqual({ state: 'open', keeper: 'this-run' });
        expect(await openedBy(one, await sealedBy(one))).toBe('Jane Doe');
      }
      expect(readdirSync(folder)).toEqual([]);
      expect(await vault().current()).toMatchObject({ state: 'undecided' });
    });

    it('puts the old record aside where nobody knows the passphrase any more', async () => {
      await vault().choose({ keeper: 'passphrase', passphrase });
      await vault().choose({ keeper: 'passphrase', passphrase: 'words for a new start' });
      expect(readdirSync(folder)).toHaveLength(2);
      const later = vault();
      await later.unlock('words for a new start');
      expect(await later.current()).toMatchObject({ state: 'open' });
    });
  });

  it('does not take a damaged record for none', async () => {
    writeFileSync(join(folder, VAULT_FILE), '{"version":1,"keeper":"keych');
    expect(await vault().current()).toMatchObject({ problem: { code: 'vault-key-lost' } });
    expect(secrets.secrets.size).toBe(0);
  });

  it('does not choose anew while it is open', async () => {
    const one = vault();
    const sealed = await sealedBy(one);
    await one.choose({ keeper: 'passphrase', passphrase });
    expect(await one.current()).toEqual({ state: 'open', keeper: 'keychain' });
    expect(await openedBy(one, sealed)).toBe('Jane Doe');
  });

  it('of a newer version is called newer, and not put aside', async () => {
    writeFileSync(join(folder, VAULT_FILE), JSON.stringify({ version: 2, keeper: 'a chip' }));
    const one = vault();
    expect(await one.current()).toMatchObject({ problem: { code: 'journal-newer' } });
    const choosing = one.choose({ keeper: 'passphrase', passphrase });
    await expect(choosing).rejects.toMatchObject({ code: 'journal-newer' });
    expect(readdirSync(folder)).toEqual([VAULT_FILE]);
  });

  it('is locked by a person until a person unlocks it, whatever the keychain would give', async () => {
    const one = vault();
    const sealed = await sealedBy(one);
    expect(await one.lock({ goesOn: false })).toMatchObject({
      state: 'locked',
      problem: { code: 'desk-locked' },
    });
    await expect(one.seal()).rejects.toMatchObject({ code: 'desk-locked' });
    expect(await one.unlock(undefined)).toMatchObject({ state: 'open' });
    expect(await openedBy(one, sealed)).toBe('Jane Doe');
  });

  it('asks for the passphrase again, though it was given at the start', async () => {
    const one = vault({ passphrase });
    const sealed = await sealedBy(one);
    await one.lock({ goesOn: false });
    expect(await one.unlock(undefined)).toMatchObject({ state: 'locked' });
    await expect(one.unlock('another passphrase')).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
    expect(await one.unlock(passphrase)).toMatchObject({ state: 'open' });
    expect(await openedBy(one, sealed)).toBe('Jane Doe');
  });

  it('loses no key that is nowhere else, and gives it to whoever goes on while it is locked', async () => {
    const one = vault({ runOnly: true });
    const sealed = await sealedBy(one);
    await one.lock({ goesOn: false });
    await expect(one.seal()).rejects.toMatchObject({ code: 'desk-locked' });
    expect(await one.unlock(undefined)).toEqual({ state: 'open', keeper: 'this-run' });
    expect(await openedBy(one, sealed)).toBe('Jane Doe');
    expect(await one.lock({ goesOn: true })).toMatchObject({ state: 'locked' });
    expect(await openedBy(one, sealed)).toBe('Jane Doe');
  });

  it('destroys the key wherever it is, and begins anew', async () => {
    const one = vault();
    const sealed = await sealedBy(one);
    await one.destroy();
    expect([...secrets.secrets, ...readdirSync(folder)]).toEqual([]);
    await expect(openedBy(one, sealed)).rejects.toMatchObject({ code: 'seal-broken' });
  });

  it('has a key of its own in each folder, so that destroying one leaves the other', async () => {
    const other = createVault({ folder: join(folder, 'other'), eventId: 'event', secrets });
    const sealed = await sealedBy(other);
    await vault().seal();
    await vault().destroy();
    expect(await openedBy(other, sealed)).toBe('Jane Doe');
  });
});
