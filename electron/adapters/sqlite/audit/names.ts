import type { DatabaseSync } from 'node:sqlite';
import type { Seal } from '../../../core/ports/seal.ts';
import { pseudonyms } from '../../journal/audit-entry.ts';

/** Who is behind the pseudonyms of the trail, in a table that a wipe empties. */
export function createAuditNames(database: DatabaseSync, seal: Seal) {
  const find = database.prepare('SELECT name FROM audit_names WHERE who = ?');
  const add = database.prepare('INSERT INTO audit_names (who, name) VALUES (?, ?)');
  const names = pseudonyms(seal);
  return {
    /** The pseudonym, once its name is in the table. */
    keep(name: string): Uint8Array {
      const who = names.of(name);
      if (!find.get(who)) add.run(who, names.sealed(name));
      return who;
    },
    /** The name; undefined where it was wiped or does not open. */
    nameOf: (who: Uint8Array): string | undefined => names.open(who, find.get(who)?.['name']),
  };
}
