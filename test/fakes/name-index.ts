import { createNameIndex } from '../../electron/adapters/names/name-index.ts';
import { createVault } from '../../electron/adapters/seal/vault.ts';
import { createEventBus } from '../../electron/core/base/event-bus.ts';
import type { NameIndex } from '../../electron/core/ports/name-index.ts';
import type { RequestJournal } from '../../electron/core/ports/request-journal.ts';
import { createNameMemory, type NameMemory } from '../../electron/core/names/memory.ts';
import { createReservedNames } from '../../electron/core/names/reserved.ts';
import { fakeJournal } from './journal.ts';
import { memoryStore } from './memory-store.ts';

/** Never written: the key is for this run only. */
const nowhere = 'no-such-folder';

export const memoryVault = () =>
  createVault({
    folder: nowhere,
    eventId: 'test',
    secrets: memoryStore(),
    given: { runOnly: true },
  });

/** An index in memory. */
export const emptyIndex = (most?: number): NameIndex =>
  createNameIndex({
    file: `${nowhere}/names.index`,
    vault: memoryVault(),
    ...(most === undefined ? {} : { most }),
  });

/** An index in memory that read these names at this time. */
export async function indexOf(names: readonly string[], at: string): Promise<NameIndex> {
  const index = emptyIndex();
  const collection = await index.collect();
  collection.add(names);
  await index.replace({ collection, at, changedAt: at });
  return index;
}

/** The memory of a desk that was started just now, with this index and these requests. */
export const nameMemoryOf = (
  nameIndex: NameIndex,
  journal: Pick<RequestJournal, 'list'> = fakeJournal(),
): NameMemory =>
  createNameMemory({
    nameIndex,
    reserved: createReservedNames({ journal, events: createEventBus() }),
  });

export const blankNameMemory = (): NameMemory => nameMemoryOf(emptyIndex());
