import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  claimDataFolder,
  makeBrowserFolder,
} from '../../../../electron/adapters/storage/data-folder.ts';
import { MARKER } from '../../../../electron/adapters/storage/own-names.ts';
import { openStorage } from '../../../../electron/adapters/storage/open-storage.ts';
import { memoryStore, type MemoryStore } from '../../../fakes/memory-store.ts';
import { numbered } from '../../../fakes/journal-file.ts';

describe('wiping a data folder', () => {
  let dataFolder = '';
  let secrets: MemoryStore;
  const at = (...path: string[]): string => join(dataFolder, ...path);
  beforeEach(() => {
    dataFolder = claimDataFolder(mkdtempSync(join(tmpdir(), 'lanyard-wipe-')));
    secrets = memoryStore();
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  const open = () => openStorage({ dataFolder, eventId: 'event', practice: false, secrets });
  const filled = async (state: 'confirmed' | 'waiting') => {
    const storage = open();
    for (let i = 1; i <= 100; i += 1) await storage.journal.file([numbered(i, { state })]);
    return storage;
  };
  const fill = (...path: string[]): void => {
    mkdirSync(at(...path.slice(0, -1)), { recursive: true });
    writeFileSync(at(...path), 'canary');
  };

  it('leaves an empty journal and nothing else, not even the key', async () => {
    const { journal, wiper } = await filled('confirmed');
    fill('event', 'lanyard.log');
    fill('event', 'journal.sqlite.damaged-7');
    fill('event', 'vault.json.replaced-7');
    for (const name of ['electron', 'browser'] as const) makeBrowserFolder(dataFolder, name);
    fill('electron', 'Local Storage', 'leveldb', '000003.log');
    fill('browser', '4194305', 'Default', 'Cache');
    const { removed, ...rest } = await wiper.wipe({ discardUnfinished: false });
    expect(rest).toEqual({ requests: 100, left: [] });
    expect(removed.toSorted()).toEqual([
      'browser/4194305',
      'electron/Local Storage',
      'event/journal.head',
      'event/journal.sqlite.damaged-7',
      'event/lanyard.log',
      'event/vault.json.replaced-7',
    ]);
    expect(readdirSync(at('event'))).toEqual(['journal.sqlite']);
    expect(secrets.secrets.size).toBe(0);
    await journal.close();
  });

  it('takes the name index with it, also one that a refresh is about to write', async () => {
    const { journal, wiper, nameIndex } = await filled('confirmed');
    const collection = await nameIndex.collect();
    collection.add(['jdoe']);
    const found = { collection, at: '2027-08-04T08:00:00.000Z', changedAt: undefined };
    await nameIndex.replace(found);
    const { removed } = await wiper.wipe({ discardUnfinished: false });
    expect(removed).toContain('event/names.index');
    await nameIndex.replace(found);
    expect(await nameIndex.state()).toEqual({ is: 'none' });
    expect(readdirSync(at('event'))).not.toContain('names.index');
    await journal.close();
  });

  it('leaves the lock of a running app and the other events alone', async () => {
    const { journal, wiper } = await filled('confirmed');
    makeBrowserFolder(dataFolder, 'electron');
    fill('electron', 'SingletonLock');
    fill('other-event', 'journal.sqlite');
    await wiper.wipe({ discardUnfinished: false });
    expect(readdirSync(at('electron')).toSorted()).toEqual([MARKER, 'SingletonLock']);
    expect(readFileSync(at('other-event', 'journal.sqlite'), 'utf8')).toBe('canary');
    await journal.close();
  });

  it('touches nothing where requests are unfinished, unless told so', async () => {
    const { journal, wiper } = await filled('waiting');
    fill('event', 'lanyard.log');
    await expect(wiper.wipe({ discardUnfinished: false })).rejects.toMatchObject({
      code: 'wipe-blocked',
      params: ['100'],
    });
    expect(await journal.list({ limit: 1000 })).toHaveLength(100);
    expect(readFileSync(at('event', 'lanyard.log'), 'utf8')).toBe('canary');
    expect(await wiper.wipe({ discardUnfinished: true })).toMatchObject({ requests: 100 });
    expect(await journal.list({ limit: 1000 })).toEqual([]);
    await journal.close();
  });

  it('leaves everything that it did not make, wherever that lies', async () => {
    const { journal, wiper } = await filled('confirmed');
    const theirs = [
      ['package.json'],
      ['src', 'index.ts'],
      ['electron', 'main.ts'],
      ['browser', '4711', 'bookmarks.html'],
      ['event', 'photo.jpg'],
      ['event', 'notes', 'todo.txt'],
    ];
    for (const path of theirs) fill(...path);
    expect(await wiper.wipe({ discardUnfinished: true })).toMatchObject({
      removed: ['event/journal.head'],
    });
    for (const path of theirs)
      expect(readFileSync(at(...path), 'utf8'), path.join()).toBe('canary');
    await journal.close();
  });

  it('empties a browser’s folder only of what a browser left', async () => {
    const { journal, wiper } = await filled('confirmed');
    makeBrowserFolder(dataFolder, 'browser');
    fill('browser', '4711', 'Default', 'Cache');
    fill('browser', 'bookmarks.html');
    expect(await wiper.wipe({ discardUnfinished: true })).toMatchObject({
      removed: ['event/journal.head', 'browser/4711'],
    });
    await journal.close();
  });

  it('goes through no link: what lies behind it stays as it is', async () => {
    const { journal, wiper } = await filled('confirmed');
    fill('theirs', 'letter.txt');
    symlinkSync(at('theirs', 'letter.txt'), at('event', 'lanyard.log'));
    symlinkSync(at('theirs'), at('electron'));
    await wiper.wipe({ discardUnfinished: true });
    expect(readFileSync(at('theirs', 'letter.txt'), 'utf8')).toBe('canary');
    expect(readdirSync(at('event'))).not.toContain('lanyard.log');
    await journal.close();
  });

  it('empties no journal that a link leads to', async () => {
    const first = await filled('confirmed');
    await first.journal.close();
    renameSync(at('event', 'journal.sqlite'), at('elsewhere.sqlite'));
    symlinkSync(at('elsewhere.sqlite'), at('event', 'journal.sqlite'));
    const before = readFileSync(at('elsewhere.sqlite'));
    await open().wiper.wipe({ discardUnfinished: true });
    expect(readFileSync(at('elsewhere.sqlite')).equals(before)).toBe(true);
    expect(readdirSync(at('event'))).toEqual([]);
  });

  it('needs no key: what nobody can open any more can still be wiped', async () => {
    const first = await filled('confirmed');
    await first.journal.close();
    secrets.fails = 'keychain-locked';
    const { journal, wiper } = open();
    expect(await wiper.wipe({ discardUnfinished: true })).toMatchObject({
      requests: 100,
      keyProblem: 'keychain-locked',
    });
    await journal.close();
  });

  it('wipes a damaged journal too', async () => {
    const first = await filled('confirmed');
    await first.journal.close();
    writeFileSync(at('event', 'journal.sqlite'), 'canary '.repeat(10_000));
    const { wiper } = open();
    await wiper.wipe({ discardUnfinished: true });
    const left = readdirSync(at('event')).map((name) => readFileSync(at('event', name), 'utf8'));
    expect(left.join('')).not.toContain('canary');
  });

  it('has nothing to do where nothing is', async () => {
    expect(await open().wiper.wipe({ discardUnfinished: false })).toEqual({
      requests: 0,
      removed: [],
      left: [],
    });
  });
});
