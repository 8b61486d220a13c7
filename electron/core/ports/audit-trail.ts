import type { AuditLine, AuditReport } from '../../../shared/storage/audit.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';

/**
 * The trail of who did what and when, with what outcome. The journal writes it, in the same transaction as the change it tells of; here it
 * is read only. Needs no lease. Throws as the journal does.
 */
export interface AuditTrail {
  /** Looks at every line: its place in the chain, its seal, and whether the journal agrees with it. */
  verify(): Promise<AuditReport>;
  /** Newest first, at most 200. */
  lines(asked: ParsedInput<'audit.list'>): Promise<readonly AuditLine[]>;
}
