import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { isDamage } from '../database/database.ts';

type Row = Record<string, SQLOutputValue>;

/** What could be read of a table. */
export interface Salvaged {
  readonly rows: readonly Row[];
  /** Rows that are listed somewhere and cannot be read; undefined where no list of them is whole. */
  readonly lost: number | undefined;
}

/** Reads on until the damage begins. */
function readUntilDamage<T>(read: () => Iterable<T>): { found: T[]; whole: boolean } {
  const found: T[] = [];
  try {
    for (const one of read()) found.push(one);
    return { found, whole: true };
  } catch (error) {
    if (isDamage(error)) return { found, whole: false };
    throw error;
  }
}

const rows = (database: DatabaseSync, sql: string) =>
  readUntilDamage(() => database.prepare(sql).iterate());

const quoted = (name: SQLOutputValue | undefined): string =>
  `"${String(name).replaceAll('"', '""')}"`;

/** Every way to list a table: from both ends, and by each index of all its rows, for those lie on other pages. */
function listings(database: DatabaseSync, table: string): string[] {
  const indices = rows(database, `PRAGMA index_list(${table})`).found.filter(
    ({ partial }) => partial === 0,
  );
  return [
    `SELECT rowid AS id FROM ${table} NOT INDEXED ORDER BY rowid`,
    `SELECT rowid AS id FROM ${table} NOT INDEXED ORDER BY rowid DESC`,
    ...indices.map(({ name }) => `SELECT rowid AS id FROM ${table} INDEXED BY ${quoted(name)}`),
  ];
}

function readOne(statement: StatementSync, id: SQLInputValue): Row | undefined {
  return readUntilDamage(() => [statement.get(id)]).found[0];
}

/** Everything of one table that a damaged file still gives away, row by row, in the order it was written. */
export function salvage(database: DatabaseSync, name: string): Salvaged {
  const table = quoted(name);
  const lists = listings(database, table).map((sql) => rows(database, sql));
  const ids = new Set(lists.flatMap(({ found }) => found.map(({ id }) => Number(id))));
  const prepared = readUntilDamage(() => [
    database.prepare(`SELECT * FROM ${table} WHERE rowid = ?`),
  ]).found[0];
  const read = [...ids]
    .sort((a, b) => a - b)
    .map((id) => prepared && readOne(prepared, id))
    .filter((row) => row !== undefined);
  const isWhole = lists.some(({ whole }) => whole);
  return { rows: read, lost: isWhole ? ids.size - read.length : undefined };
}
