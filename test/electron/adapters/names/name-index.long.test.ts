import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNameIndex } from '../../../../electron/adapters/names/name-index.ts';
import { createVault } from '../../../../electron/adapters/seal/vault.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { NameIndex } from '../../../../electron/core/ports/name-index.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import { memoryStore, type MemoryStore } from '../../../fakes/memory-store.ts';
import { emptyIndex, indexOf } from '../../../fakes/name-index.ts';

const first = '2027-08-04T07:00:00.000Z';
const second = '2027-08-04T07:10:00.000Z';
const third = '2027-08-04T07:20:00.000Z';

async function replace(index: NameIndex, names: readonly string[], at = first): Promise<void> {
  const collection = await index.collect();
  collection.add(names);
  await index.replace({ collection, at, changedAt: at });
}
async function extend(index: NameIndex, names: readonly string[], at: string): Promise<void> {
  const collection = await index.collect();
  collection.add(names);
  await index.extend({ collection, at, changedAt: undefined });
}

describe('what the index knows', () => {
  /** Names as they come, and near misses of them: another case, more spaces, other forms of the same letters. */
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  const variant = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => ` ${text.replaceAll(' ', '   ')} `,
    (text) => text.normalize('NFD'),
    (text) => `${text}x`,
  );

  it('agrees with a plain list under the equality that the directory has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { maxLength: 30 }),
        fc.array(fc.tuple(name, variant), { maxLength: 10 }),
        variant,
        async (listed, others, vary) => {
          const index = await indexOf(listed, first);
          const asked = [...listed.map(vary), ...others.map(([text, change]) => change(text))];
          const known = await index.ask(asked);
          const expected = asked.map((text) =>
            listed.some((entry) => sameName(entry, text)) ? 'taken' : 'free',
          );
          expect(known?.map(({ is }) => is)).toEqual(expected);
        },
      ),
    );
  });

  it('is nothing before a first reading', async () => {
    const index = emptyIndex();
    expect(await index.state()).toEqual({ is: 'none' });
    expect(await index.ask(['jdoe'])).toBeUndefined();
    await extend(index, ['jdoe'], second);
    expect(await index.ask(['jdoe'])).toBeUndefined();
  });

  it('says taken as of when the name was last seen, and free as of when all was last up to date', async () => {
    const index = await indexOf(['jdoe'], first);
    await extend(index, ['Ada'], second);
    await extend(index, [], third);
    expect(await index.ask(['JDoe', 'ada', 'zoe'])).toEqual([
      { is: 'taken', asked: first },
      { is: 'taken', asked: second },
      { is: 'free', asked: third },
    ]);
    expect(await index.state()).toEqual({
      is: 'ready',
      read: first,
      fresh: third,
      changedAt: first,
    });
  });

  it('forgets with a new reading of everybody who is not there any more', async () => {
    const index = await indexOf(['jdoe', 'ada'], first);
    await replace(index, ['ada'], second);
    expect(await index.ask(['jdoe', 'ada'])).toMatchObject([{ is: 'free' }, { is: 'taken' }]);
  });

  it('says that it is too large rather than half of what there is', async () => {
    const index = emptyIndex(3);
    const collection = await index.collect();
    collection.add(['a', 'b', 'c']);
    expect(collection.isFull).toBe(false);
    collection.add(['A', 'd', 'e', 'f']);
    expect([collection.isFull, collection.size]).toEqual([true, 4]);
    await index.replace({ collection, at: first, changedAt: first });
    expect(await index.state()).toEqual({ is: 'too-large', read: first });
    expect(await index.ask(['a'])).toBeUndefined();
  });

  it('becomes too large by what is added, too', async () => {
    const index = emptyIndex(3);
    await replace(index, ['a', 'b']);
    await extend(index, ['c', 'd'], second);
    expect(await index.state()).toEqual({ is: 'too-large', read: second });
  });

  it('is forgotten, and takes nothing that was collected before', async () => {
    const index = await indexOf(['jdoe'], first);
    const collection = await index.collect();
    collection.add(['jdoe']);
    index.forget();
    expect(await index.state()).toEqual({ is: 'none' });
    await index.replace({ collection, at: second, changedAt: second });
    expect(await index.state()).toEqual({ is: 'none' });
  });
});

describe('where the index lies', () => {
  let folder: string;
  let file: string;
  let secrets: MemoryStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-names-'));
    file = join(folder, 'names.index');
    secrets = memoryStore();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const vaultOf = (given: { runOnly?: boolean } = {}) =>
    createVault({ folder, eventId: 'event', secrets, given });
  const open = (given?: { runOnly?: boolean }) => createNameIndex({ file, vault: vaultOf(given) });

  it('is there again in the next run', async () => {
    await replace(open(), ['jdoe']);
    expect(await open().ask(['JDOE', 'ada'])).toEqual([
      { is: 'taken', asked: first },
      { is: 'free', asked: first },
    ]);
  });

  it('is what another process wrote last', async () => {
    const reader = open();
    await replace(open(), ['jdoe']);
    expect(await reader.ask(['ada'])).toMatchObject([{ is: 'free' }]);
    await replace(open(), ['ada'], second);
    expect(await reader.ask(['ada'])).toEqual([{ is: 'taken', asked: second }]);
    open().forget();
    expect(await reader.ask(['ada'])).toBeUndefined();
  });

  it('names nobody: neither the file nor what is sealed in it holds a name', async () => {
    await replace(open(), ['canary-shell', 'Canary Person']);
    const seal = await vaultOf().seal();
    const inside = seal.open(readFileSync(file), 'name index');
    for (const text of [
      readFileSync(file, 'latin1'),
      inside,
      atob(/"names":"(.*?)"/.exec(inside)?.[1] ?? ''),
    ]) {
      expect(text.toLowerCase()).not.toContain('canary');
    }
  });

  it('is never on the disk where the key is for this run only', async () => {
    const index = open({ runOnly: true });
    await replace(index, ['jdoe']);
    expect(await index.ask(['jdoe'])).toMatchObject([{ is: 'taken' }]);
    expect(existsSync(file)).toBe(false);
  });

  it('asks nobody for a key while there is no index, and says nothing while the vault is closed', async () => {
    secrets.fails = 'keychain-locked';
    let asked = 0;
    const closed = {
      current: () => Promise.resolve({ state: 'locked' as const }),
      seal: () => {
        asked += 1;
        return Promise.reject(new AppError('vault-locked', 'The vault is locked'));
      },
    };
    const index = createNameIndex({ file, vault: closed });
    expect(await index.ask(['jdoe'])).toBeUndefined();
    expect(asked).toBe(0);
    secrets.fails = undefined;
    await replace(open(), ['jdoe']);
    expect(await index.ask(['jdoe'])).toBeUndefined();
    expect(asked).toBe(1);
  });

  it('is gone with its key', async () => {
    await replace(open(), ['jdoe']);
    secrets.secrets.clear();
    rmSync(join(folder, 'vault.json'));
    expect(await open().state()).toEqual({ is: 'none' });
  });

  it('takes no more than 4 MB for 250,000 names', async () => {
    const index = open();
    const collection = await index.collect();
    const names = Array.from({ length: 250_000 }, (_, i) => `name-${i}`);
    collection.add(names);
    await index.replace({ collection, at: first, changedAt: first });
    expect(await index.state()).toMatchObject({ is: 'ready' });
    expect(readFileSync(file).length).toBeLessThan(4 * 1024 * 1024);
  });
});
