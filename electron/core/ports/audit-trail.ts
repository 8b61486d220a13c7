import type { AuditEvent, AuditLine, AuditReport } from '../../../shared/storage/audit.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';

/**
 * The trail of who did what and when, with what outcome. Of requests the journal writes it, in the same transaction as the change it tells of. Needs no
 * lease. Throws as the journal does.
 */
export interface AuditTrail {
  /** Looks at every line: its place in the chain, its seal, and whether the journal agrees with it. */
  verify(): Promise<AuditReport>;
  /** Adds what was done to nothing that the journal holds, and by whom. */
  note(event: AuditEvent, who: string): Promise<void>;
  /** Newest first, at most 200. */
  lines(asked: ParsedInput<'audit.list'>): Promise<readonly AuditLine[]>;
}
