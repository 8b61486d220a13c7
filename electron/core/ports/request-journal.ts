import type { ChangedBy } from '../../../shared/storage/audit.ts';
import type { Problem, RequestKind, RequestState } from '../../../shared/requests/request.ts';

/**
 * A request as it stands on disk. `facts` belongs to the recipe of its kind, which checks it on the way out. No
 * password is ever part of it in clear.
 */
export interface StoredRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The request that has to be confirmed before anything is sent for this one. */
  readonly after?: string | undefined;
  /** Who asked: the bind DN of the helper, or empty. */
  readonly askedBy: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Ids of steps that were seen done, in order. */
  readonly finished: readonly string[];
  /** Ids of steps whose write was about to be sent: it may have arrived, also where no answer did. */
  readonly attempted: readonly string[];
  readonly problem?: Problem | undefined;
  readonly dismissedBecause?: string | undefined;
  /** How often it was tried and failed for a passing reason since the last success. */
  readonly failures: number;
  readonly retryAt?: string | undefined;
}

/** What can be told of a request without opening what is sealed of it. */
export type RequestOutline = Pick<StoredRequest, 'id' | 'state' | 'updatedAt'>;

/** Who changes a request, for the audit trail. */
export interface Author {
  readonly by: ChangedBy;
  /** The bind DN of the helper who is signed in, or empty: the queue works with that helper's rights. */
  readonly who: string;
}

/**
 * The durable list of requests. Throws `AppError('storage-failed')`. What is there is changed only where it is there: a change throws `not-found` for a
 * request that is gone (nothing is written then, so that what was wiped stays wiped), and `lease-lost` for what another process has by now.
 */
export interface RequestJournal {
  /**
   * Puts new requests on disk, all of them or none; returns once they would survive a power cut, and with them the lines of the audit trail. One
   * that is there by now, asked for elsewhere at the same moment, is left as it is.
   */
  file(requests: readonly StoredRequest[], author?: Author): Promise<void>;
  /** Changes a request; returns once that would survive a power cut, and with it the line of the audit trail that tells what changed. */
  save(request: StoredRequest, author?: Author): Promise<void>;
  /** The same, and returns once it would survive the end of the process: for what a look at the world would bring back. */
  mark(request: StoredRequest, author?: Author): Promise<void>;
  get(id: string): Promise<StoredRequest | undefined>;
  /** Newest first. */
  list(): Promise<readonly StoredRequest[]>;
  /** Newest first, of as many requests as `list`, for a small part of its cost. */
  outline(): Promise<readonly RequestOutline[]>;
  /** Takes the request for one piece of work; false while another has it here, or another process has the queue. */
  claim(id: string): Promise<boolean>;
  release(id: string): Promise<void>;
  close(): Promise<void>;
}
