import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { hex, isSame } from './line.ts';

const contextOf = (who: Uint8Array): string => `audit name ${hex(who)}`;

/**
 * Who is behind the pseudonyms of the trail: a line holds a keyed digest of the DN, and the DN itself stands once, sealed, in a table
 * that a wipe empties. The trail then still shows whether two lines are of the same person, and nobody can say of whom.
 */
export function createAuditNames(database: DatabaseSync, seal: Seal) {
  const find = database.prepare('SELECT name FROM audit_names WHERE who = ?');
  const add = database.prepare('INSERT INTO audit_names (who, name) VALUES (?, ?)');
  const pseudonymOf = (name: string): Uint8Array => seal.digest(name, 'audit who');

  const open = (who: Uint8Array, sealed: Uint8Array): string | undefined => {
    try {
      const name = seal.open(sealed, contextOf(who));
      return isSame(pseudonymOf(name), who) ? name : undefined;
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  };

  return {
    /** The pseudonym, once its name is in the table. */
    keep(name: string): Uint8Array {
      const who = pseudonymOf(name);
      if (!find.get(who)) add.run(who, seal.seal(name, contextOf(who)));
      return who;
    },
    /** The name; undefined where it was wiped or does not open. */
    nameOf(who: Uint8Array): string | undefined {
      const found = find.get(who)?.['name'];
      return found instanceof Uint8Array ? open(who, found) : undefined;
    },
  };
}
