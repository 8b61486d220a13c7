import { copyFileSync, existsSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { storageFailed } from '../../electron/adapters/sqlite/database/database.ts';
import {
  createSqliteJournal,
  type StoredJournal,
} from '../../electron/adapters/sqlite/journal/request-journal.ts';
import { testSeal } from '../fakes/journal-file.ts';
import { readJournal, type Journalled } from './ending.ts';
import { through } from './through.ts';

/** A process as its disk knows it. */
export interface Process {
  readonly alive: boolean;
}

/** The disk of one machine: a real journal in a real file, and what a power cut, a full or a read-only disk do to it. */
export interface Disk {
  /** The journal as this process sees it. Throws where the disk fails at the moment. */
  open(process: Process): StoredJournal;
  /** From now on writes fail with these words; undefined ends that. */
  fail(words: string | undefined): void;
  /** Loses what was written since the last sync, but for this share of it. */
  cutPower(share: number): void;
  /** What really stands in the file. */
  read(): Promise<Journalled>;
  /** Closes what processes that died left open. */
  close(): Promise<void>;
}

const WRITES = ['save', 'mark'];

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/**
 * A process that is killed leaves its file as it is; the handle stays open here until the end, as closing it would tidy up
 * what a killed process could not. A power cut goes on with a copy that ends where the last sync did, or
 * somewhere behind, also in the middle of a frame.
 */
export function createDisk(folder: string): Disk {
  const opened: StoredJournal[] = [];
  let owner: Process | undefined;
  let failure: string | undefined;
  let synced = 0;
  let cuts = 0;
  let file = newFile();

  function newFile(): string {
    const place = join(folder, String(cuts));
    mkdirSync(place, { recursive: true });
    return join(place, 'journal.sqlite');
  }
  const openFile = (): StoredJournal => {
    const journal = createSqliteJournal(file, testSeal);
    opened.push(journal);
    return journal;
  };
  const log = (): string => `${file}-wal`;

  return {
    open(process) {
      if (failure !== undefined) throw storageFailed(failure);
      const journal = through(openFile(), async (method, deliver) => {
        if (failure !== undefined && WRITES.includes(method)) throw storageFailed(failure);
        const answer = await deliver();
        if (method === 'save') synced = sizeOf(log());
        return answer;
      });
      const claims = new Set<string>();
      // All desks of a run are in one process of this machine, so which of them lives is known here only.
      const owns = async (): Promise<boolean> => {
        if (!owner?.alive) owner = process;
        return owner === process;
      };
      const held = {
        ...journal,
        owns,
        async claim(id: string) {
          if (claims.has(id) || !(await owns())) return false;
          claims.add(id);
          return true;
        },
        async release(id: string) {
          claims.delete(id);
        },
      };
      return held;
    },
    fail(words) {
      failure = words;
    },
    cutPower(share) {
      const before = file;
      cuts += 1;
      file = newFile();
      copyFileSync(before, file);
      if (!existsSync(`${before}-wal`)) return;
      copyFileSync(`${before}-wal`, log());
      const unsynced = Math.max(0, sizeOf(log()) - synced);
      truncateSync(log(), sizeOf(log()) - unsynced + Math.floor(unsynced * share));
    },
    read: () => readJournal(openFile()),
    async close() {
      await Promise.all(opened.map((journal) => journal.close().catch(() => undefined)));
    },
  };
}
