import { z } from 'zod';
import { auditLine, auditReport } from '../storage/audit.ts';
import { method } from './define.ts';

export const auditMethods = {
  /** Checks every line of the audit trail, and the trail against the journal. */
  'audit.verify': method(z.strictObject({}), auditReport),
  /** Lines of the trail, newest first: at most 200, about one request or about everything, before the line given. */
  'audit.list': method(
    z.strictObject({ request: z.uuid().optional(), before: z.int().min(1).optional() }),
    z.object({ lines: z.array(auditLine) }),
  ),
};
