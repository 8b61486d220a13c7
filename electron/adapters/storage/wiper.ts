import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import type { NameIndex } from '../../core/ports/name-index.ts';
import type { Vault } from '../../core/ports/vault.ts';
import type { Wiped, Wiper } from '../../core/ports/wiper.ts';
import { VAULT_FILE } from '../seal/vault.ts';
import { isDamage } from '../sqlite/database/database.ts';
import type { JournalGate } from '../sqlite/journal/journal-gate.ts';
import { wipeDatabase } from '../sqlite/journal/wipe-database.ts';

export interface WiperOptions {
  /** The journal's file. */
  readonly file: string;
  readonly dataFolder: string;
  readonly journal: Pick<JournalGate, 'whileClosed'>;
  readonly vault: Pick<Vault, 'destroy'>;
  readonly nameIndex: Pick<NameIndex, 'forget'>;
}

const CHUNK = Buffer.alloc(65_536);

/** Overwrites a file's blocks before it goes; on a disk that copies on write this is only a deletion. */
function shred(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    const { size } = statSync(file);
    for (let at = 0; at < size; at += CHUNK.length) {
      writeSync(handle, CHUNK, 0, Math.min(CHUNK.length, size - at), at);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
}

function removeAll(path: string): void {
  if (statSync(path).isFile()) shred(path);
  else rmSync(path, { recursive: true, force: true });
}

const childrenOf = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** Electron's lock against a second instance must outlive the wipe. */
const isLock = (path: string): boolean => basename(path).startsWith('Singleton');

/** Browser profiles of start-loopback are named by the process that uses them, and go with it. */
const browserPlaces = (dataFolder: string): string[] =>
  ['electron', 'browser'].flatMap((name) =>
    childrenOf(join(dataFolder, name)).filter((path) => !isLock(path)),
  );

/** The wipe of one event folder: rows, the key, and every file but the emptied journal. */
export function createWiper({ file, dataFolder, journal, vault, nameIndex }: WiperOptions): Wiper {
  const journalFiles = [file, `${file}-wal`, `${file}-shm`];
  const stays = [...journalFiles, join(dirname(file), VAULT_FILE)];

  const removeFiles = (): Pick<Wiped, 'removed' | 'left'> => {
    const removed: string[] = [];
    const left: string[] = [];
    const places = childrenOf(dirname(file)).filter((path) => !stays.includes(path));
    for (const path of [...places, ...browserPlaces(dataFolder)]) {
      const name = relative(dataFolder, path);
      try {
        removeAll(path);
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
    try {
      return wipeDatabase(file, discardUnfinished);
    } catch (error) {
      if (!discardUnfinished || !isDamage(error)) throw error;
      for (const path of journalFiles.filter((it) => existsSync(it))) shred(path);
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
