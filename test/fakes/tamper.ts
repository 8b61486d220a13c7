import { DatabaseSync } from 'node:sqlite';
import { auditRow, BEFORE_ALL, hashOf } from '../../electron/adapters/journal/audit-line.ts';

const TRIGGERS = ['audit_only_grows', 'audit_never_changes', 'audit_never_shrinks'];

/** Changes the file as somebody does who knows SQLite and this source, but not the key. */
export function tamper<T>(file: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    const kept = database
      .prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
      .all()
      .map(({ sql }) => String(sql));
    for (const name of TRIGGERS) database.exec(`DROP TRIGGER IF EXISTS ${name}`);
    const done = work(database);
    for (const sql of kept) database.exec(sql);
    return done;
  } finally {
    database.close();
  }
}

/** Makes the plain hashes fit again, from this line to the end. */
export function rechain(database: DatabaseSync, from = 1): void {
  const update = database.prepare('UPDATE audit SET hash = ? WHERE line = ?');
  let before = BEFORE_ALL;
  for (const found of database.prepare('SELECT * FROM audit ORDER BY line').all()) {
    const row = auditRow.parse(found);
    before = row.line < from ? row.hash : hashOf(before, row);
    update.run(before, row.line);
  }
}
