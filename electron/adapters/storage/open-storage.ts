import { join } from 'node:path';
import type { Ports } from '../../core/ports/ports.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import { createKioskKeeper } from '../kiosk/kiosk-keeper.ts';
import { createNameIndex } from '../names/name-index.ts';
import { createPracticeVault } from '../seal/practice-vault.ts';
import { type VaultOptions, createVault } from '../seal/vault.ts';
import { createJournalGate } from '../sqlite/journal/journal-gate.ts';
import { IN_MEMORY } from '../sqlite/database/database.ts';
import { createRescues } from '../sqlite/journal/rescues.ts';
import { createWiper } from './wiper.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { isSound } from '../sqlite/journal/check-journal.ts';
import type { StoredJournal } from '../journal/stored-journal.ts';
import { createSqliteJournal } from '../sqlite/journal/request-journal.ts';
import { finishRescue, rescueJournal } from '../sqlite/journal/rescue-journal.ts';

/**
 * Opens the journal once it is known to be sound. A damaged one is set aside, and everything that can be read of it goes on in a
 * new file. Throws `AppError('storage-failed')`.
 */
export function openJournal(file: string, seal: Seal): StoredJournal {
  finishRescue(file);
  if (file !== IN_MEMORY && !isSound(file, seal)) rescueJournal(file, seal, new Date());
  return createSqliteJournal(file, seal);
}

export interface StorageOptions {
  readonly dataFolder: string;
  readonly eventId: string;
  readonly practice: boolean;
  readonly secrets: SecretStore;
  readonly given?: NonNullable<VaultOptions['given']>;
}

/** What an event's people are kept in, and what becomes of that. */
export type Storage = Pick<
  Ports,
  | 'vault'
  | 'journal'
  | 'ledger'
  | 'lease'
  | 'audit'
  | 'figures'
  | 'cases'
  | 'rescues'
  | 'wiper'
  | 'nameIndex'
  | 'kiosk'
>;

/**
 * An event's journal with everything it needs: the vault that has its key, what was rescued of it, and the wipe. Nothing is opened
 * before it is used. "This run only" keeps the journal in memory: a sealed file without a key would be of no use to anybody.
 */
export function openStorage(options: StorageOptions): Storage {
  const folder = join(options.dataFolder, options.eventId);
  const file = join(folder, 'journal.sqlite');
  const vault = options.practice ? createPracticeVault() : createVault({ ...options, folder });
  const journal = createJournalGate(async () => {
    const seal = await vault.seal();
    const { keeper } = await vault.current();
    return openJournal(keeper === 'this-run' ? IN_MEMORY : file, seal);
  }, vault.seal);
  const nameIndex = createNameIndex({ file: join(folder, 'names.index'), vault });
  return {
    nameIndex,
    kiosk: createKioskKeeper(join(folder, 'kiosk.json')),
    vault,
    journal,
    ledger: journal,
    lease: journal,
    audit: journal,
    figures: journal,
    cases: journal,
    rescues: createRescues(file, journal),
    wiper: createWiper({ file, dataFolder: options.dataFolder, journal, vault, nameIndex }),
  };
}
