import { z } from 'zod';
import { storedApproval } from '../../../shared/requests/approval.ts';
import { problem, stepFailure } from '../../../shared/requests/request.ts';
import type { Seal } from '../../core/ports/seal.ts';
import type { StoredRequest } from '../../core/ports/request-journal.ts';

/** Everything personal of a request; it stands in the file only sealed, in one column. */
const body = z.object({
  askedBy: z.string(),
  after: z.uuid().optional(),
  facts: z.record(z.string(), z.unknown()),
  problem: problem.optional(),
  failed: z.array(stepFailure).optional(),
  dismissedBecause: z.string().optional(),
  approval: storedApproval.optional(),
});
type Body = z.infer<typeof body>;

/** A body moved into another row does not open. */
export const bodyContext = (id: string): string => `requests body ${id}`;

export function sealBody(request: StoredRequest, seal: Seal): Uint8Array<ArrayBuffer> {
  const { askedBy, after, facts, problem, failed, dismissedBecause, approval } = request;
  const content = { askedBy, after, facts, problem, dismissedBecause, approval };
  const text = JSON.stringify({ ...content, failed: failed && [...failed] } satisfies Body);
  return seal.seal(text, bodyContext(request.id));
}

/** Throws `AppError('seal-broken')` for a body of another key, and an error of zod's or JSON's for one that makes no sense. */
export const openBody = (sealed: Uint8Array, id: string, seal: Seal): Body =>
  body.parse(JSON.parse(seal.open(sealed, bodyContext(id))));
