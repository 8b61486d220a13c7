import { DatabaseSync } from 'node:sqlite';

/** Opens the file for the time of the call. */
export function withDatabase<T>(file: string, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

/** Write-ahead logging is a lasting property of the file; without it a write beside a read ends in "database is locked". */
export const allowReadersBesideWriter = (file: string): void =>
  withDatabase(file, (database) => database.exec('PRAGMA journal_mode=WAL'));
