import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import type { NameIndex } from '../../core/ports/name-index.ts';
import type { Vault } from '../../core/ports/vault.ts';
import type { Wiped, Wiper } from '../../core/ports/wiper.ts';
import { VAULT_FILE } from '../seal/vault.ts';
import { isDamage } from '../sqlite/database/database.ts';
import type { JournalGate } from '../sqlite/journal/journal-gate.ts';
import { wipeDatabase } from '../sqlite/journal/wipe-database.ts';
import { browserPlaces, eventFiles, removeOwn } from './remove-own.ts';

export interface WiperOptions {
  /** The journal's file. */
  readonly file: string;
  readonly dataFolder: string;
  readonly journal: Pick<JournalGate, 'whileClosed'>;
  readonly vault: Pick<Vault, 'destroy'>;
  readonly nameIndex: Pick<NameIndex, 'forget'>;
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/**
 * The wipe of one event folder: rows, the key, and every file of Lanyard's but the emptied journal. What anybody else put there stays, and nothing
 * is reached through a link.
 */
export function createWiper({ file, dataFolder, journal, vault, nameIndex }: WiperOptions): Wiper {
  const journalFiles = [file, `${file}-wal`, `${file}-shm`];
  const stays = [...journalFiles, join(dirname(file), VAULT_FILE)];

  const removeFiles = (): Pick<Wiped, 'removed' | 'left'> => {
    const removed: string[] = [];
    const left: string[] = [];
    const places = eventFiles(dirname(file)).filter((path) => !stays.includes(path));
    for (const path of [...places, ...browserPlaces(dataFolder)]) {
      const name = relative(dataFolder, path);
      try {
        removeOwn(path);
        removed.push(name);
      } catch {
        left.push(name);
      }
    }
    return { removed, left };
  };

  const destroyKey = async (): Promise<Pick<Wiped, 'keyProblem'>> => {
    try {
      await vault.destroy();
      return {};
    } catch (error) {
      if (error instanceof AppError) return { keyProblem: error.code };
      throw error;
    }
  };

  /** A journal that SQLite cannot read is overwritten whole. */
  const emptyJournal = (discardUnfinished: boolean): number => {
    if (isLink(file)) {
      removeOwn(file);
      return 0;
    }
    try {
      return wipeDatabase(file, discardUnfinished);
    } catch (error) {
      if (!discardUnfinished || !isDamage(error)) throw error;
      for (const path of journalFiles.filter((it) => existsSync(it))) removeOwn(path);
      return 0;
    }
  };

  return {
    wipe: ({ discardUnfinished }) =>
      journal.whileClosed(async () => {
        const requests = emptyJournal(discardUnfinished);
        const wiped = { requests, ...removeFiles(), ...(await destroyKey()) };
        // A refresh may have written it anew while the keychain was waited for.
        nameIndex.forget();
        return wiped;
      }),
  };
}
