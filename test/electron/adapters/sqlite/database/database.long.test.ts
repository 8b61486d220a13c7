import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  migrate,
  openDatabase,
  storageFailure,
} from '../../../../../electron/adapters/sqlite/database/database.ts';
import { migrations } from '../../../../../electron/adapters/sqlite/database/migrations.ts';
import { testSeal } from '../../../../fakes/journal-file.ts';
import { manyTimes } from '../../../../races/runs.ts';

const adapters = join(import.meta.dirname, '../../../../../electron/adapters');
const source = join(adapters, 'sqlite/database/database.ts');
const sealSource = join(adapters, 'seal/aes-seal.ts');

let folder: string;
let file: string;
const open: DatabaseSync[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-database-'));
  file = join(folder, 'event', 'journal.sqlite');
});
afterEach(() => {
  for (const database of open.splice(0)) database.close();
  rmSync(folder, { recursive: true });
});

function opened(path = file): DatabaseSync {
  const database = openDatabase(path, testSeal);
  open.push(database);
  return database;
}
const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const schemaOf = (database: DatabaseSync) =>
  database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();

describe('the database of the journal', () => {
  it('is for its owner alone, with all that stands beside it', () => {
    opened().exec("INSERT INTO sends VALUES (1, 0, '', 0)");
    expect(modeOf(join(folder, 'event'))).toBe('700');
    for (const path of [file, `${file}-wal`, `${file}-shm`]) expect(modeOf(path), path).toBe('600');
  });

  it('takes back what an earlier, more open mode allowed', () => {
    opened().close();
    open.pop();
    writeFileSync(`${file}.other`, '');
    const shared = join(folder, 'shared.sqlite');
    writeFileSync(shared, '', { mode: 0o644 });
    opened(shared);
    expect(modeOf(shared)).toBe('600');
  });

  it('has a commit on the disk before it returns', () => {
    const database = opened();
    expect(pragma(database, 'journal_mode')).toBe('wal');
    expect(pragma(database, 'synchronous')).toBe(2);
    expect(pragma(database, 'foreign_keys')).toBe(1);
    expect(pragma(database, 'busy_timeout')).toBe(5000);
  });

  it('refuses a value of another type than its column has', () => {
    const database = opened();
    expect(schemaOf(database).filter(({ type }) => type === 'table')).toSatisfy(
      (tables: { sql: string }[]) => tables.every(({ sql }) => sql.endsWith('STRICT')),
    );
  });

  it('is in good order when it is new', () => {
    expect(pragma(opened(), 'integrity_check')).toBe('ok');
  });
});

describe('migrating', () => {
  it('takes an empty file for a new one', () => {
    mkdirSync(join(folder, 'event'));
    writeFileSync(file, '');
    expect(pragma(opened(), 'user_version')).toBe(migrations.length);
  });

  it('keeps what is there, and runs nothing twice', () => {
    const database = new DatabaseSync(':memory:');
    const first = 'CREATE TABLE desk (name TEXT) STRICT';
    migrate(database, testSeal, [first]);
    database.exec("INSERT INTO desk VALUES ('one')");
    migrate(database, testSeal, [first, 'ALTER TABLE desk ADD COLUMN seats INTEGER']);
    migrate(database, testSeal, [first, 'ALTER TABLE desk ADD COLUMN seats INTEGER']);
    expect({ ...database.prepare('SELECT * FROM desk').get() }).toEqual({
      name: 'one',
      seats: null,
    });
    database.close();
  });

  it('leaves a step that fails half-way as if it had not begun, and the file free', () => {
    mkdirSync(join(folder, 'event'));
    const database = new DatabaseSync(file);
    const broken = ['CREATE TABLE a (x) ', 'CREATE TABLE b (x); CREATE TABLE a (x)'];
    expect(() => migrate(database, testSeal, broken)).toThrow(/already exists/);
    expect(pragma(database, 'user_version')).toBe(1);
    expect(schemaOf(database).map(({ name }) => name)).toEqual(['a']);
    const other = new DatabaseSync(file, { timeout: 0 });
    other.exec('CREATE TABLE c (x)');
    other.close();
    database.close();
  });

  it('is done once where six processes open new files at the same moments', manyTimes, async () => {
    const program = `
      import { openDatabase } from '${source}';
      import { createSeal } from '${sealSource}';
      const seal = createSeal(Buffer.alloc(32, 7));
      process.stdin.once('data', () => {
        for (let i = 0; i < 20; i += 1) openDatabase('${file}' + i, seal).close();
        process.exit(0);
      });
      process.stdout.write('ready');`;
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
    const ends = children.map((child) => once(child, 'exit'));
    for (const { stdin } of children) stdin.write('go');
    expect(await Promise.all(ends)).toEqual(children.map(() => [0, null]));
    expect(pragma(opened(`${file}0`), 'user_version')).toBe(migrations.length);
  });
});

describe('a file that cannot be the journal', () => {
  it.each([
    ['is no database', () => writeFileSync(file, 'Dear diary, '.repeat(500)), /not a database/],
    ['is a folder', () => mkdirSync(file), /unable to open database file|EISDIR/],
  ])('is refused in words when it %s', (_what, make, words) => {
    mkdirSync(join(folder, 'event'));
    make();
    expect(() => openDatabase(file, testSeal)).toThrow(
      expect.objectContaining({
        code: 'storage-failed',
        params: [expect.stringMatching(words)],
        message: expect.stringMatching(/^The journal cannot be used: /),
      }),
    );
  });

  it('is refused in words where its folder is a file', () => {
    writeFileSync(join(folder, 'event'), '');
    expect(() => openDatabase(file, testSeal)).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
  });

  it('is refused in words where its folder takes no file, not even from root', () => {
    expect(() => openDatabase('/proc/journal.sqlite', testSeal)).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
  });
});

describe('a failure of storage', () => {
  it('is nothing else in disguise', () => {
    const ours = new TypeError('cannot read properties of undefined');
    expect(storageFailure(ours)).toBe(ours);
    expect(storageFailure('thrown')).toBe('thrown');
  });
});
