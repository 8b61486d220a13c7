import { join } from 'node:path';
import type { Ports } from '../../core/ports/ports.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import { createNameIndex } from '../names/name-index.ts';
import { createPracticeVault } from '../seal/practice-vault.ts';
import { createVault, type VaultOptions } from '../seal/vault.ts';
import { createJournalGate } from '../sqlite/journal/journal-gate.ts';
import { IN_MEMORY } from '../sqlite/database/database.ts';
import { openJournal } from './open-journal.ts';
import { createRescues } from '../sqlite/journal/rescues.ts';
import { createWiper } from './wiper.ts';

export interface StorageOptions {
  readonly dataFolder: string;
  readonly eventId: string;
  readonly practice: boolean;
  readonly secrets: SecretStore;
  readonly given?: NonNullable<VaultOptions['given']>;
}

/**
 * An event's journal with everything it needs: the vault that has its key, what was rescued of it, and the wipe. Nothing is opened
 * before it is used. "This run only" keeps the journal in memory: a sealed file without a key would be of no use to anybody.
 */
export function openStorage(
  options: StorageOptions,
): Pick<
  Ports,
  'vault' | 'journal' | 'ledger' | 'lease' | 'audit' | 'rescues' | 'wiper' | 'nameIndex'
> {
  const folder = join(options.dataFolder, options.eventId);
  const file = join(folder, 'journal.sqlite');
  const vault = options.practice ? createPracticeVault() : createVault({ ...options, folder });
  const journal = createJournalGate(async () => {
    const seal = await vault.seal();
    const { keeper } = await vault.current();
    return openJournal(keeper === 'this-run' ? IN_MEMORY : file, seal);
  });
  const nameIndex = createNameIndex({ file: join(folder, 'names.index'), vault });
  return {
    nameIndex,
    vault,
    journal,
    ledger: journal,
    lease: journal,
    audit: journal,
    rescues: createRescues(file, journal),
    wiper: createWiper({ file, dataFolder: options.dataFolder, journal, vault, nameIndex }),
  };
}
