import { copyFileSync, existsSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  storageFailed,
  type StoredJournal,
} from '../../electron/adapters/journal/stored-journal.ts';
import { createSqliteJournal } from '../../electron/adapters/sqlite/journal/request-journal.ts';
import { readRow } from '../../electron/adapters/journal/request-row.ts';
import { wipeDatabase } from '../../electron/adapters/sqlite/journal/wipe-database.ts';
import { AppError } from '../../electron/core/base/errors.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import type { Wiped } from '../../electron/core/ports/wiper.ts';
import { testSeal } from '../fakes/journal-file.ts';
import { readJournal, sameFiling, type Filing, type Journalled } from './ending.ts';
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
  /**
   * Takes every row, as the wipe of a data folder does, and everybody's journal is opened anew. Throws `queue-elsewhere` while another process has
   * the queue.
   */
  wipe(process: Process, how: { readonly discardUnfinished: boolean }): Wiped;
  /** What wipes took that a person began. */
  wiped(): readonly StoredRequest[];
  /** Whether one of them took this filing: another machine may have one like it. */
  took(filing: Filing): boolean;
  /** Loses what was written since the last sync, but for this share of it. */
  cutPower(share: number): void;
  /** What really stands in the file. */
  read(): Promise<Journalled>;
  /** Closes what processes that died left open. */
  close(): Promise<void>;
}

const WRITES = ['file', 'save', 'saveAll', 'mark'];
/** Those that are on the disk when they return. */
const SYNCED = ['file', 'save', 'saveAll'];

/** The same methods, of whichever journal is open by then. */
const inTurn = (first: StoredJournal, now: () => StoredJournal): StoredJournal =>
  // The keys are those of a journal.
  Object.fromEntries(
    Object.keys(first).map((name) => [
      name,
      (...args: unknown[]): unknown => {
        const journal = now();
        const method: unknown = Reflect.get(journal, name);
        return typeof method === 'function' ? Reflect.apply(method, journal, args) : undefined;
      },
    ]),
  ) as unknown as StoredJournal;

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/**
 * A process that is killed leaves its file as it is; the handle stays open here until the end, as closing it would tidy up
 * what a killed process could not. A power cut goes on with a copy that ends where the last sync did, or
 * somewhere behind, also in the middle of a frame.
 */
export function createDisk(folder: string): Disk {
  const opened: StoredJournal[] = [];
  const wiped: StoredRequest[] = [];
  const reopen = new Set<() => void>();
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
      let stored = openFile();
      reopen.add(() => (stored = openFile()));
      const journal = through(
        inTurn(stored, () => stored),
        async (method, deliver) => {
          if (failure !== undefined && WRITES.includes(method)) throw storageFailed(failure);
          const answer = await deliver();
          if (SYNCED.includes(method)) synced = sizeOf(log());
          return answer;
        },
      );
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
        // Whoever asks SQLite takes its lease, which outlives a desk that is killed here. What waits is due by virtual time: timers tell of it.
        async due(limit: number) {
          if (!(await owns())) return [];
          const open = await journal.outline({ states: ['saved', 'sending'], limit });
          return open.map(({ id }) => id).filter((id) => !claims.has(id));
        },
      };
      return held;
    },
    fail(words) {
      failure = words;
    },
    wipe(process, { discardUnfinished }) {
      if (failure !== undefined) throw storageFailed(failure);
      if (owner?.alive && owner !== process)
        throw new AppError('queue-elsewhere', 'another has it');
      const reader = new DatabaseSync(file);
      const rows = reader.prepare('SELECT * FROM requests').all();
      reader.close();
      const requests = wipeDatabase(file, discardUnfinished);
      // One that comes about by itself has no business here: whoever was taken by it is lost.
      if (discardUnfinished) wiped.push(...rows.map((row) => readRow(row, testSeal)));
      for (const again of reopen) again();
      synced = sizeOf(log());
      return { requests, removed: [], left: [] };
    },
    wiped: () => wiped,
    took: (filing) => wiped.some((one) => sameFiling(one, filing)),
    cutPower(share) {
      const before = file;
      cuts += 1;
      file = newFile();
      copyFileSync(before, file);
      const head = 'journal.head';
      const known = join(dirname(before), head);
      if (existsSync(known)) copyFileSync(known, join(dirname(file), head));
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
