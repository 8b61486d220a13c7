import type { DatabaseSync } from 'node:sqlite';
import type { AuditReport } from '../../../../shared/storage/audit.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { type Break, createWalk } from '../../journal/audit-walk.ts';
import { createAuditHead } from './head.ts';
import { createAuditNames } from './names.ts';

const JOURNAL_LINES = 'SELECT * FROM audit WHERE request IS NULL ORDER BY line DESC';

type Walk = ReturnType<typeof createWalk>;

function startWalk(database: DatabaseSync, seal: Seal): Walk {
  const names = createAuditNames(database, seal);
  /** Names that were found, as a trail has few people and many lines. */
  const known = new Set<string>();
  return createWalk({
    seal,
    own: database.prepare(JOURNAL_LINES).iterate(),
    isNamed(who) {
      const key = String(who);
      if (!known.has(key) && names.nameOf(who) !== undefined) known.add(key);
      return known.has(key);
    },
  });
}

function differingJournal(database: DatabaseSync, walk: Walk): Break | undefined {
  for (const { id, state } of database.prepare('SELECT id, state FROM requests').iterate()) {
    const differing = walk.differing(String(id), state);
    if (differing) return differing;
  }
  return undefined;
}

function firstBreak(database: DatabaseSync, walk: Walk): Break | undefined {
  for (const found of database.prepare('SELECT * FROM audit ORDER BY line').iterate()) {
    const broken = walk.step(found);
    if (broken) return broken;
  }
  return undefined;
}

/**
 * Checks the whole trail against its chain, its key, its head and the journal, and names the first line that does not hold. What others
 * write meanwhile does not disturb it.
 */
export function checkAudit(database: DatabaseSync, seal: Seal): AuditReport {
  database.exec('BEGIN');
  try {
    const walk = startWalk(database, seal);
    const firstBroken =
      firstBreak(database, walk) ??
      walk.end(createAuditHead(database, seal).signed()) ??
      differingJournal(database, walk);
    const lines = Number(database.prepare('SELECT count(*) AS n FROM audit').get()?.['n']);
    return walk.report(lines, firstBroken);
  } finally {
    database.exec('ROLLBACK');
  }
}
