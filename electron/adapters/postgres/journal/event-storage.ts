import { join } from 'node:path';
import { hubVault } from '../../seal/hub-vault.ts';
import { createKioskKeeper } from '../../kiosk/kiosk-keeper.ts';
import { createNameIndex } from '../../names/name-index.ts';
import { lockedKey, lockKey, unlockKey } from '../../seal/passphrase-lock.ts';
import { createSeal, newKey } from '../../seal/aes-seal.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import type { NoteIn } from '../audit/trail.ts';
import { ask } from '../database/place.ts';
import { type JournalDatabase, openEventJournal } from './request-journal.ts';

interface Options {
  readonly database: JournalDatabase;
  readonly event: string;
  /** What the key of the event is locked with in the database. Every process of a hub is given the same one. */
  readonly passphrase: string;
  /** For what is no truth of the event's: the names that were read. */
  readonly folder: string;
}

/** The first process makes the event's key; the others find it there. Throws `passphrase-wrong`. */
async function sealOf({ database, event, passphrase }: Options): Promise<Seal> {
  const read = 'SELECT locked FROM event_keys WHERE event = $1';
  const [before] = await ask(database, read, [event]);
  if (before === undefined) {
    const locked = JSON.stringify(await lockKey(newKey(), passphrase));
    const add = 'INSERT INTO event_keys (event, locked) VALUES ($1, $2) ON CONFLICT DO NOTHING';
    await ask(database, add, [event, locked]);
  }
  const [row] = await ask(database, read, [event]);
  const key = await unlockKey(lockedKey.parse(row?.['locked']), passphrase);
  const seal = createSeal(key);
  key.fill(0);
  return seal;
}

/** What a process of a hub keeps of one event. */
export interface EventStorage extends Storage {
  /** As `audit.note`, beside what else is done in this database. */
  readonly noteIn: NoteIn;
}

/**
 * What a process of a hub keeps of one event: the journal in the database, and beside it the names that were read and what a screen that was handed over is at. There is
 * no file to rescue, and a wipe takes away rows: the key is the passphrase's and stays. Throws `AppError('storage-failed')` and `passphrase-wrong`.
 */
export async function openEventStorage(options: Options): Promise<EventStorage> {
  const seal = await sealOf(options);
  const vault = hubVault(seal);
  const journal = await openEventJournal(options.database, options.event, seal);
  const nameIndex = createNameIndex({ file: join(options.folder, 'names.index'), vault });
  return {
    nameIndex,
    kiosk: createKioskKeeper(join(options.folder, 'kiosk.json')),
    vault,
    journal,
    ledger: journal,
    lease: journal,
    audit: journal,
    noteIn: journal.noteIn,
    figures: journal,
    cases: journal,
    rescues: {
      unseen: () => Promise.resolve([]),
      noted: () => Promise.resolve([]),
      seen: () => Promise.resolve(),
    },
    wiper: {
      async wipe({ discardUnfinished }) {
        const requests = await journal.wipe(discardUnfinished);
        nameIndex.forget();
        return { requests, removed: [], left: [] };
      },
    },
  };
}
