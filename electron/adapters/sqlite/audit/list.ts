import type { DatabaseSync } from 'node:sqlite';
import type { AuditLine } from '../../../../shared/storage/audit.ts';
import type { AuditTrail } from '../../../core/ports/audit-trail.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { lineOf } from '../../journal/audit-walk.ts';
import { createAuditNames } from './names.ts';

const LIST = `SELECT * FROM audit WHERE (:request IS NULL OR request = :request) AND line < :before
  ORDER BY line DESC LIMIT 200`;

/** Lines of the trail, newest first, with the names that can still be opened. */
export function listAudit(
  database: DatabaseSync,
  seal: Seal,
  { request, before }: Parameters<AuditTrail['lines']>[0],
): readonly AuditLine[] {
  const names = createAuditNames(database, seal);
  const asked = { request: request ?? null, before: before ?? Number.MAX_SAFE_INTEGER };
  return database
    .prepare(LIST)
    .all(asked)
    .map((found) => lineOf(found, names.nameOf));
}
