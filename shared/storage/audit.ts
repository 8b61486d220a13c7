import { z } from 'zod';
import { hubRoles } from '../domain/hub-session.ts';
import { errorCodes } from '../errors.ts';
import { approvalActs } from '../requests/approval.ts';
import { requestKinds, requestState } from '../requests/request.ts';

/**
 * Through what a request was changed: a person at this desk, the queue by itself, a transfer file, a participant list, or the
 * journal, which tells how a request stands that it found. Values of the trail: may be added, never renamed.
 */
export const changedBy = ['person', 'queue', 'bundle', 'roster', 'journal'] as const;
export type ChangedBy = (typeof changedBy)[number];

const count = z.int().min(0);

/** What a line of the audit trail tells. Nobody's name, address, key or password has a place here. */
export const auditEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('request'),
    by: z.enum(changedBy),
    kind: z.enum(requestKinds),
    /** Left out where the request is new to the trail. */
    from: requestState.optional(),
    to: requestState,
    /** Ids of steps whose write was sent and not refused. */
    sent: z.array(z.string()).optional(),
    /** Why it stands still. */
    outcome: z.enum(errorCodes).optional(),
    /** What was done about its approval. */
    approval: z.enum(approvalActs).optional(),
  }),
  /** The first line under a key. What stands before it was written under a key that is gone. */
  z.object({ event: z.literal('began') }),
  /** The queue passed to another process: its owner ended without giving it up, or fell silent. */
  z.object({ event: z.literal('queue-taken'), number: count }),
  z.object({ event: z.literal('wiped'), requests: count }),
  /** Of a hub: a desk was let in, or is nobody any more. `desk` is the fingerprint of its key. */
  z.object({ event: z.literal('desk'), act: z.enum(['let-in', 'revoked']), desk: z.string() }),
  /**
   * Of a hub: somebody who may do so ended a log-in of somebody else, or the hub did by itself, as their account or group is gone. What they were to
   * the event is told, and not who.
   */
  z.object({ event: z.literal('session-ended'), role: z.enum(hubRoles) }),
  /** Of a hub: somebody who is logged in is in other groups by now. */
  z.object({ event: z.literal('role-changed'), from: z.enum(hubRoles), to: z.enum(hubRoles) }),
  z.object({
    event: z.literal('rescued'),
    requests: count,
    /** Requests that could not be read; left out where nobody can tell. */
    lost: count.optional(),
    /** First and last number of the lines that are not there any more. */
    missing: z.array(z.tuple([count, count])),
    /** True where nobody can tell whether lines are missing at the end. */
    endUnknown: z.boolean().optional(),
  }),
]);
export type AuditEvent = z.infer<typeof auditEvent>;

/** A line as people read it. */
export const auditLine = z.object({
  line: z.int().min(1),
  at: z.iso.datetime(),
  /** The DN that was signed in; left out where nobody was, and where a wipe took the name. */
  who: z.string().optional(),
  request: z.string().optional(),
  what: auditEvent,
});
export type AuditLine = z.infer<typeof auditLine>;

/** What is wrong with a line. */
export const auditBreaks = [
  /** It was changed, or stands in another place than it was written in. */
  'changed',
  'missing',
  /** It fits, but was not written with this desk's key. */
  'foreign',
  /** The name of who did it is gone. */
  'nameless',
  /** The trail ends here, and the head says that it goes on. */
  'cut',
  /** The head, which says how far the trail goes, is gone or was not written with this desk's key. */
  'end-unproven',
  /** The journal says something else about the request than its last line. */
  'journal-differs',
] as const;

/** What a check of the whole trail found. */
export const auditReport = z.object({
  lines: count,
  /** When the first and the last line were written that were found in order. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  ok: z.boolean(),
  firstBroken: z.object({ line: z.int(), why: z.enum(auditBreaks) }).optional(),
  /** How many lines at the beginning were written under a key that is gone: their chain was checked, their author could not be. */
  formerKey: count,
  /** Lines that went with a damaged file, as the rescue wrote down. */
  lost: count,
  /** True where a rescue could not tell whether more of them are. */
  endUnknown: z.boolean(),
});
export type AuditReport = z.infer<typeof auditReport>;
