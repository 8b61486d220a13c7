import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Seal } from '../../../core/ports/seal.ts';
import type { Rescue } from '../../../../shared/storage/storage.ts';
import { tellRescue } from '../audit/rescue.ts';
import {
  isDamage,
  migrate,
  openDatabase,
  storageFailure,
  versionOf,
} from '../database/database.ts';
import { migrations } from '../database/migrations.ts';
import { refuseOwnedElsewhere } from './owned-elsewhere.ts';
import { dropUnreadableCases } from '../shift/stored-cases.ts';
import { canRead } from '../../journal/request-row.ts';
import { salvage, type Salvaged } from './salvage.ts';

/** What SQLite keeps beside a database in WAL mode. */
const COMPANIONS = ['-wal', '-shm'];

/** A head that asks for more is noise itself. */
const MOST_BYTES = 2 ** 31;

const remove = (file: string): void => {
  for (const suffix of ['', ...COMPANIONS]) rmSync(file + suffix, { force: true });
};

const open = (file: string): DatabaseSync =>
  new DatabaseSync(file, { enableForeignKeyConstraints: false });

/** How far the damaged file had come; the newest where it does not say. */
function versionIn(damaged: DatabaseSync): number {
  try {
    const version = versionOf(damaged);
    return version > 0 && version < migrations.length ? version : migrations.length;
  } catch (error) {
    if (isDamage(error)) return migrations.length;
    throw error;
  }
}

const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map(({ name }) => String(name));

/** Puts the rows into a table of the same version. A row that the table does not take is left out. */
function put(database: DatabaseSync, table: string, { rows }: Salvaged): void {
  const columns = database
    .prepare(`PRAGMA table_info("${table}")`)
    .all()
    .map(({ name }) => String(name));
  const places = columns.map(() => '?').join(', ');
  const insert = database.prepare(`INSERT OR IGNORE INTO "${table}" VALUES (${places})`);
  for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null));
}

/** A new file of the damaged one's version, with every row that could be read. Answers what is missing of the requests. */
function copyReadable(damagedFile: string, newFile: string, seal: Seal): Salvaged {
  const damaged = open(damagedFile);
  const fresh = open(newFile);
  try {
    migrate(fresh, seal, migrations.slice(0, versionIn(damaged)));
    const found = new Map(tablesOf(fresh).map((table) => [table, salvage(damaged, table)]));
    fresh.exec('BEGIN');
    for (const [table, salvaged] of found) put(fresh, table, salvaged);
    fresh.exec('COMMIT');
    return found.get('requests') ?? { rows: [], lost: undefined };
  } finally {
    fresh.close();
    damaged.close();
  }
}

/** Brings the new file up to date, takes out what this key cannot read, and writes into the trail what is missing now. */
function keepReadable(
  newFile: string,
  seal: Seal,
  found: Salvaged,
): Pick<Rescue, 'rescued' | 'lost'> {
  const database = openDatabase(newFile, seal);
  try {
    const drop = database.prepare('DELETE FROM requests WHERE id = ?');
    const all = database.prepare('SELECT * FROM requests').all();
    const unreadable = all.filter((row) => !canRead(row, seal));
    for (const { id } of unreadable) drop.run(id ?? null);
    dropUnreadableCases(database, seal);
    const rescued = all.length - unreadable.length;
    const lost = found.lost === undefined ? {} : { lost: found.lost + found.rows.length - rescued };
    tellRescue(database, seal, { rescued, ...lost });
    return { rescued, ...lost };
  } finally {
    database.close();
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * SQLite reads nothing of a file that is shorter than its head says (sqlite.org/fileformat2.html 1.3: page size at byte 16, pages
 * at byte 28). Filled up with zeros, only the missing pages are damaged.
 */
function fillUp(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    const head = Buffer.alloc(100);
    if (readSync(handle, head, 0, head.length, 0) < head.length) return;
    const size = head.readUInt16BE(16) * head.readUInt32BE(28);
    if (size > fstatSync(handle).size && size <= MOST_BYTES) ftruncateSync(handle, size);
  } finally {
    closeSync(handle);
  }
}

/** Nothing is touched while somebody else is at it. */
function askOwner(file: string): void {
  const damaged = open(file);
  try {
    refuseOwnedElsewhere(damaged);
  } finally {
    damaged.close();
  }
}

/** Copies the damaged file with its log, as they are. */
function keep(file: string, kept: string): void {
  for (const suffix of ['', '-wal'].filter((it) => existsSync(file + it))) {
    copyFileSync(file + suffix, kept + suffix);
    sync(kept + suffix);
  }
}

/** Where a finished rescue waits to take the place of the damaged file: a kill between the two changes nothing. */
const readyName = (file: string): string => `${file}.rescued`;

/** Ends a rescue that a kill cut short. The damaged file's log must go first: SQLite would apply it to the new file. */
export function finishRescue(file: string): void {
  if (!existsSync(readyName(file))) return;
  for (const suffix of COMPANIONS) rmSync(file + suffix, { force: true });
  renameSync(readyName(file), file);
}

/**
 * Puts a damaged journal aside as `<file>.damaged-<ms since 1970>`, with what became of it in a `.json` beside, and leaves a sound one in its place
 * that holds every request which could be read. Throws `AppError('storage-failed')`, or `queue-elsewhere` while another process has it open; the
 * damaged file then stays where it was.
 */
export function rescueJournal(file: string, seal: Seal, at: Date): Rescue {
  const making = `${file}.rescuing`;
  const kept = `${file}.damaged-${at.getTime()}`;
  try {
    askOwner(file);
    remove(making);
    keep(file, kept);
    fillUp(file);
    const found = copyReadable(file, making, seal);
    const rescue = {
      at: at.toISOString(),
      keptAs: basename(kept),
      ...keepReadable(making, seal, found),
    };
    writeFileSync(`${kept}.json`, JSON.stringify(rescue), { mode: 0o600, flush: true });
    sync(making);
    renameSync(making, readyName(file));
    finishRescue(file);
    return rescue;
  } catch (error) {
    remove(kept);
    throw storageFailure(error);
  }
}
