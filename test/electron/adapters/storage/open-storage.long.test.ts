import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openStorage,
  type StorageOptions,
} from '../../../../electron/adapters/storage/open-storage.ts';
import { memoryStore, type MemoryStore } from '../../../fakes/memory-store.ts';
import { stored } from '../../../fakes/request.ts';

describe('the storage of an event', () => {
  let dataFolder = '';
  let secrets: MemoryStore;
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'lanyard-storage-'));
    secrets = memoryStore();
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  const open = (change: Partial<StorageOptions> = {}) =>
    openStorage({ dataFolder, eventId: 'event', practice: false, secrets, ...change });

  it('writes nothing before it is used', async () => {
    const { journal } = open();
    expect(readdirSync(dataFolder)).toEqual([]);
    await journal.close();
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  it('goes on after a restart', async () => {
    const first = open();
    await first.journal.file([stored()]);
    await first.journal.close();
    const second = open();
    expect(await second.journal.list({ limit: 1000 })).toEqual([stored()]);
    expect(await second.rescues.unseen()).toEqual([]);
    await second.journal.close();
  });

  it('seals nothing with a key that another process has wiped meanwhile', async () => {
    for (const given of [{}, { passphrase: 'nine tall horses' }]) {
      const [first, second] = [open({ given }), open({ given })];
      await first.journal.file([stored()]);
      expect(await second.journal.list({ limit: 1000 })).toHaveLength(1);
      await first.wiper.wipe({ discardUnfinished: true });
      // Asked in between, as screens do: the journal is another one all the same.
      await second.vault.current();
      await second.journal.file([stored({ facts: { ...stored().facts, shellName: 'later' } })]);
      await Promise.all([first.journal.close(), second.journal.close()]);
      const later = open({ given });
      expect(await later.journal.list({ limit: 1000 })).toMatchObject([
        { facts: { shellName: 'later' } },
      ]);
      expect(await later.rescues.unseen()).toEqual([]);
      await later.wiper.wipe({ discardUnfinished: true });
      await later.journal.close();
    }
  });

  it('has no journal while the vault is locked, and has it once it opens', async () => {
    secrets.fails = 'keychain-missing';
    const { vault, journal } = open();
    await expect(journal.list({ limit: 1000 })).rejects.toMatchObject({ code: 'keychain-missing' });
    await vault.choose({ keeper: 'passphrase', passphrase: 'nine tall horses' });
    await journal.file([stored()]);
    await journal.close();
    const later = open({ given: { passphrase: 'nine tall horses' } });
    expect(await later.journal.list({ limit: 1000 })).toEqual([stored()]);
    await later.journal.close();
  });

  it('writes nothing at all for this run only', async () => {
    const { journal } = open({ given: { runOnly: true } });
    await journal.file([stored()]);
    expect(await journal.list({ limit: 1000 })).toEqual([stored()]);
    expect(readdirSync(dataFolder)).toEqual([]);
    await journal.close();
  });

  it('puts aside what a lost key sealed, says how much, and says it once', async () => {
    const first = open();
    await first.journal.file([stored()]);
    await first.journal.close();
    secrets.secrets.clear();
    const { vault, journal, rescues } = open();
    await vault.choose({ keeper: 'passphrase', passphrase: 'nine tall horses' });
    expect(await journal.list({ limit: 1000 })).toEqual([]);
    const [rescue, ...others] = await rescues.unseen();
    expect(others).toEqual([]);
    expect(rescue).toMatchObject({ rescued: 0, lost: 1 });
    expect(existsSync(join(dataFolder, 'event', rescue?.keptAs ?? ''))).toBe(true);
    await rescues.seen();
    expect(await rescues.unseen()).toEqual([]);
    await journal.close();
  });
});
