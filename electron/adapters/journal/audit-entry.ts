import type { AuditEvent } from '../../../shared/storage/audit.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Author, StoredRequest } from '../../core/ports/request-journal.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { type AuditRow, eventIn, hashOf, type Head, hex, isSame } from './audit-line.ts';

type RequestEvent = AuditEvent & { event: 'request' };

/** A line to be written. */
export interface Entry {
  readonly event: AuditEvent;
  readonly request?: string;
  /** A name or a DN; nobody's where left out or empty. */
  readonly who?: string;
}

/** The line that follows on this end of the trail, not yet signed; `who` is the writer's pseudonym. */
export function follow(
  { lines, hash }: Head,
  entry: Entry,
  who: Uint8Array | null,
): { readonly content: Omit<AuditRow, 'hash' | 'mac'>; readonly hash: Uint8Array } {
  const content = {
    line: lines + 1,
    at: new Date().toISOString(),
    who,
    request: entry.request ?? null,
    what: JSON.stringify(entry.event),
  };
  return { content, hash: hashOf(hash, content) };
}

/** What the trail last told of a request; undefined where it told nothing that can be understood. */
function readTold(what: unknown): RequestEvent | undefined {
  const event = typeof what === 'string' ? eventIn(what) : undefined;
  return event?.event === 'request' ? event : undefined;
}

const isToldAlready = (told: RequestEvent, now: RequestEvent): boolean =>
  now.approval === undefined &&
  told.to === now.to &&
  told.outcome === now.outcome &&
  String(told.sent) === String(now.sent);

/** What was done about its approval with this change of it. */
function actOf({ approval, revision }: StoredRequest): Pick<RequestEvent, 'approval'> {
  const done = approval?.acts.at(-1);
  return done?.revision === revision ? { approval: done.act } : {};
}

/**
 * The line that says how a request stands now; undefined where the trail says so already.
 *
 * @param lastTold - the `what` of the last line about it; undefined where there is none
 */
export function entryOf(
  request: StoredRequest,
  { by, who }: Author,
  lastTold: unknown,
): Entry | undefined {
  const { id, kind, state, attempted, problem } = request;
  const told = readTold(lastTold);
  const event: RequestEvent = {
    event: 'request',
    by,
    kind,
    ...(told ? { from: told.to } : {}),
    to: state,
    ...(attempted.length > 0 ? { sent: [...attempted] } : {}),
    ...(problem ? { outcome: problem.code } : {}),
    ...actOf(request),
  };
  return told && isToldAlready(told, event) ? undefined : { event, request: id, who };
}

const contextOf = (who: Uint8Array): string => `audit name ${hex(who)}`;

/**
 * Who is behind the pseudonyms of the trail: a line holds a keyed digest of the DN, and the DN itself stands once, sealed, in a table that a
 * wipe empties. The trail then still shows whether two lines are of the same person, and nobody can say of whom.
 */
export const pseudonyms = (seal: Seal) => {
  const of = (name: string): Uint8Array => seal.digest(name, 'audit who');
  return {
    of,
    sealed: (name: string): Uint8Array<ArrayBuffer> => seal.seal(name, contextOf(of(name))),
    /** The name; undefined where it was wiped or does not open. */
    open(who: Uint8Array, sealed: unknown): string | undefined {
      if (!(sealed instanceof Uint8Array)) return undefined;
      try {
        const name = seal.open(sealed, contextOf(who));
        return isSame(of(name), who) ? name : undefined;
      } catch (error) {
        if (error instanceof AppError) return undefined;
        throw error;
      }
    },
  };
};
