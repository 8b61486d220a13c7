import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal, newKey } from '../../../../../electron/adapters/seal/aes-seal.ts';
import { isSound } from '../../../../../electron/adapters/sqlite/journal/check-journal.ts';
import { openJournal } from '../../../../../electron/adapters/storage/open-storage.ts';
import { createSqliteJournal } from '../../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { rescueJournal } from '../../../../../electron/adapters/sqlite/journal/rescue-journal.ts';
import {
  journalPlace,
  makeFirstVersion,
  numbered,
  testSeal,
} from '../../../../fakes/journal-file.ts';

const PAGE = 4096;
const ALL = 300;
const at = new Date('2027-08-04T08:00:00.000Z');

describe('a damaged journal', () => {
  let place: ReturnType<typeof journalPlace>;
  beforeEach(async () => {
    place = journalPlace();
    const journal = createSqliteJournal(place.file, testSeal);
    for (let i = 1; i <= ALL; i += 1) await journal.file([numbered(i)]);
    await journal.close();
  });
  afterEach(() => place.remove());

  /** Overwrites pages with noise, as a bad disk does. Pages count from 1. */
  const spoil = (...pages: number[]): void => {
    const bytes = readFileSync(place.file);
    for (const page of pages) bytes.fill(0x5a, (page - 1) * PAGE, page * PAGE);
    writeFileSync(place.file, bytes);
  };
  const pagesOf = (name: string): number[] => {
    const database = new DatabaseSync(place.file);
    const found = database.prepare('SELECT pageno FROM dbstat WHERE name = ?').all(name);
    database.close();
    return found.map(({ pageno }) => Number(pageno));
  };
  const left = async (): Promise<number> => {
    const journal = createSqliteJournal(place.file, testSeal);
    const requests = await journal.list({ limit: 1000 });
    for (const request of requests)
      expect(request).toEqual(numbered(Number(request.id.slice(-12))));
    await journal.close();
    return requests.length;
  };

  it('is told from a sound one', () => {
    expect(isSound(place.file, testSeal)).toBe(true);
    spoil(...pagesOf('requests').slice(2, 4));
    expect(isSound(place.file, testSeal)).toBe(false);
  });

  it('gives away every row but those on the damaged pages, and says how many are missing', async () => {
    spoil(...pagesOf('requests').slice(2, 5));
    const { rescued, lost = -1 } = rescueJournal(place.file, testSeal, at);
    expect(lost).toBeGreaterThan(0);
    expect(rescued + lost).toBe(ALL);
    expect(await left()).toBe(rescued);
    expect(isSound(place.file, testSeal)).toBe(true);
  });

  it('loses nothing where only an index is damaged', async () => {
    spoil(...pagesOf('requests_by_age'), ...pagesOf('requests_by_state'));
    expect(rescueJournal(place.file, testSeal, at)).toMatchObject({ rescued: ALL, lost: 0 });
    expect(await left()).toBe(ALL);
  });

  it('that was cut short gives away what is left of it', async () => {
    truncateSync(place.file, PAGE * Math.floor(readFileSync(place.file).length / PAGE / 2));
    const { rescued } = rescueJournal(place.file, testSeal, at);
    expect(rescued).toBeGreaterThan(0);
    expect(await left()).toBe(rescued);
  });

  it('whose head is gone is kept, and nobody pretends to know what was in it', async () => {
    spoil(1);
    expect(rescueJournal(place.file, testSeal, at)).toEqual({
      at: at.toISOString(),
      keptAs: `journal.sqlite.damaged-${at.getTime()}`,
      rescued: 0,
    });
    expect(await left()).toBe(0);
  });

  it('is kept beside as it was', () => {
    spoil(...pagesOf('requests').slice(2, 5));
    const before = readFileSync(place.file);
    const { keptAs } = rescueJournal(place.file, testSeal, at);
    expect(readFileSync(`${place.folder}/${keptAs}`).equals(before)).toBe(true);
    expect(readdirSync(place.folder).toSorted()).toEqual([
      'journal.head',
      'journal.sqlite',
      keptAs,
      `${keptAs}.json`,
    ]);
  });

  it('whose rows another key sealed is put aside too', async () => {
    const seal = createSeal(newKey());
    expect(rescueJournal(place.file, seal, at)).toMatchObject({ rescued: 0, lost: ALL });
    expect(isSound(place.file, seal)).toBe(true);
  });

  it('of the first version is rescued and sealed', async () => {
    place.remove();
    place = journalPlace();
    makeFirstVersion(
      place.file,
      Array.from({ length: ALL }, (_, i) => numbered(i + 1)),
    );
    spoil(...pagesOf('requests').slice(2, 4));
    const { rescued, lost = -1 } = rescueJournal(place.file, testSeal, at);
    expect(lost).toBeGreaterThan(0);
    expect(await left()).toBe(rescued);
    expect(readFileSync(place.file).includes('anary')).toBe(false);
  });

  it('is rescued by whoever opens it, and a kill before the last step changes nothing', async () => {
    spoil(...pagesOf('requests').slice(2, 5));
    const damaged = readFileSync(place.file);
    const { rescued } = rescueJournal(place.file, testSeal, at);
    // As a kill leaves it: the sound file is ready, the damaged one is still in its place.
    renameSync(place.file, `${place.file}.rescued`);
    writeFileSync(place.file, damaged);
    const journal = openJournal(place.file, testSeal);
    expect(await journal.list({ limit: 1000 })).toHaveLength(rescued);
    await journal.close();
    expect(existsSync(`${place.file}.rescued`)).toBe(false);
  });

  it('a disk at fault is no damage: nothing is put aside', () => {
    expect(() => isSound(`${place.file}/no/folder`, testSeal)).not.toThrow();
    expect(() => rescueJournal(`${place.folder}/gone/journal.sqlite`, testSeal, at)).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
  });
});
