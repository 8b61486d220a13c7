import type { BoardView, CallCount, Measure } from '../../../shared/board/board.ts';
import type { ChangedBy } from '../../../shared/storage/audit.ts';
import type { StoredApproval } from '../../../shared/requests/approval.ts';
import type {
  Problem,
  RequestKind,
  RequestState,
  StepFailure,
} from '../../../shared/requests/request.ts';

/**
 * A request as it stands on disk. `facts` belongs to the recipe of its kind, which checks it on the way out. No
 * password is ever part of it in clear.
 */
export interface StoredRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly createdAt: string;
  /** By the clock of this machine, which may be set back: what is newer, `revision` tells. */
  readonly updatedAt: string;
  /** Counts the changes of this request from 1 (`base/revised.ts`). */
  readonly revision: number;
  /** The request that has to be confirmed before anything is sent for this one. */
  readonly after?: string | undefined;
  /** Who asked: the bind DN of the helper, or empty; at a hub, whoever called. Never changes. */
  readonly askedBy: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Ids of steps that were seen done, in order. */
  readonly finished: readonly string[];
  /** Ids of steps whose write was about to be sent: it may have arrived, also where no answer did. */
  readonly attempted: readonly string[];
  readonly problem?: Problem | undefined;
  /** Which steps failed in the last run, and why; nothing is known of a request that an older Lanyard ran. */
  readonly failed?: readonly StepFailure[] | undefined;
  readonly dismissedBecause?: string | undefined;
  /** Of a request that waits for approval, or did. */
  readonly approval?: StoredApproval | undefined;
  /** How often it was tried and failed for a passing reason since the last success. */
  readonly failures: number;
  readonly retryAt?: string | undefined;
}

/** What can be told of a request without opening what is sealed of it. */
export type RequestOutline = Pick<StoredRequest, 'id' | 'state' | 'revision'>;

/** Who changes a request, for the audit trail. */
export interface Author {
  readonly by: ChangedBy;
  /** The bind DN of the helper who is signed in, or empty: the queue works with that helper's rights. */
  readonly who: string;
}

/** What a request is about, and how that is to be. The journal keeps keyed digests of both, and nothing of it in clear. */
export interface RequestTarget {
  readonly of: string;
  readonly wants: string;
}

/** What the board counts of a request, once that is confirmed, and whose it is. The journal keeps a keyed digest of the person. */
export interface Counted {
  /** Undefined for what is not counted, or no more. */
  readonly as: Measure | undefined;
  readonly person: string | undefined;
}

/**
 * How a request is written: by whom, and with what it is about; `none` where it shares that with no other. What is left out stays as it was.
 */
export interface Writing extends Author {
  readonly target?: RequestTarget | 'none';
  readonly counted?: Counted;
  /** What makes it the same as another: two that are filed with the same one are one request while that is open. The journal keeps a keyed digest of it. */
  readonly card?: string | undefined;
}

/** Which requests are asked for; all of them where left out. */
export interface RequestsAsked {
  readonly states?: readonly RequestState[] | undefined;
  readonly kinds?: readonly RequestKind[] | undefined;
  /** Filed then or later; ISO 8601 in UTC. */
  readonly since?: string | undefined;
  /** Those that were filed in this name (`askedBy`). */
  readonly filedBy?: string | undefined;
}

/** What is new in a journal since a place in it. */
export interface Changes {
  /** What changed first, first; what changed several times is told once, as it stands now. */
  readonly requests: readonly RequestOutline[];
  /** The place to ask from the next time. */
  readonly cursor: string;
  /** Whether there is more behind it already. */
  readonly more: boolean;
  /** Whether everything that stood there was wiped meanwhile; then the rest is told from the beginning. */
  readonly wiped: boolean;
}

/** One page of them. */
export interface PageAsked extends RequestsAsked {
  /** Those that stand behind this request in the list, newest first. */
  readonly olderThan?: string | undefined;
  readonly limit: number;
}

/**
 * The durable list of requests. Throws `AppError('storage-failed')`. What is there is changed only where it is there: a change throws `not-found` for a
 * request that is gone (nothing is written then, so that what was wiped stays wiped), and `lease-lost` for what another process has by now. Whatever
 * files or changes throws `asked-otherwise` [id] for a request that is about to be open while another wants its target in another way, and for one that
 * is filed (or comes, where it was expected) while another of the same card is open: look and write are one transaction, so that of two processes one is
 * refused.
 */
export interface RequestJournal {
  /**
   * Puts new requests on disk, all of them or none; returns once they would survive a power cut, and with them the lines of the audit trail. One
   * that is there by now, asked for elsewhere at the same moment, is left as it is.
   */
  file(
    requests: readonly StoredRequest[],
    as?: Writing | ((request: StoredRequest) => Writing),
  ): Promise<void>;
  /** Changes a request; returns once that would survive a power cut, and with it the line of the audit trail that tells what changed. */
  save(request: StoredRequest, as?: Writing): Promise<void>;
  /** Changes several requests as `save` does, then puts new ones on disk as `file` does: all of it, or nothing. */
  saveAll(
    changed: readonly StoredRequest[],
    filed: readonly StoredRequest[],
    as?: Writing | ((request: StoredRequest) => Writing),
  ): Promise<void>;
  /**
   * Changes a request; returns once that would survive the end of the process, and of whatever else readers outlive that are told of it (`changedSince`): for
   * what a look at the world would bring back.
   */
  mark(request: StoredRequest, as?: Writing): Promise<void>;
  get(id: string): Promise<StoredRequest | undefined>;
  /** Newest first. */
  list(asked: PageAsked): Promise<readonly StoredRequest[]>;
  /** Newest first, of as many requests as `list`, for a small part of its cost. */
  outline(asked: PageAsked): Promise<readonly RequestOutline[]>;
  /** How many there are. Opens nothing. */
  count(asked?: RequestsAsked): Promise<number>;
  /** The id of a request that has not come to its end and wants the same thing in another way. Its cost does not grow with the journal. */
  conflicting(target: RequestTarget): Promise<string | undefined>;
  /** All requests of this card that were not dismissed (`Writing`), newest first. Its cost does not grow with the journal. */
  ofCard(card: string): Promise<readonly StoredRequest[]>;
  /** Requests that have not come to their end and were filed before the journal knew of targets, the oldest first. */
  untargeted(limit: number): Promise<readonly StoredRequest[]>;
  /** Notes what such a request is about, and nothing else. */
  noteTarget(id: string, target: RequestTarget | 'none'): Promise<void>;
  /** The requests under way that come after this one, in the order they were filed. */
  waitersOf(id: string): Promise<readonly string[]>;
  /**
   * What should run now and nobody has, what has waited longest first: what is saved, what waits and whose time has come by the journal's own clock, what
   * was being sent by a process that is gone, and what waits for a request that has come to its end. Then what was filed here and is still to be sent.
   */
  due(limit: number): Promise<readonly string[]>;
  /**
   * What changed since this place, in pages, also where it is only the case of a request (`CaseBook`); where none is given, nothing is told but where the journal
   * ends. Opens nothing that is sealed.
   */
  changedSince(cursor: string | undefined, limit: number): Promise<Changes>;
  /**
   * Takes the request for one piece of work; false while another has it here, or another process has it or the queue. What is written until it is let go
   * of is refused with `lease-lost` where another process has taken it over meanwhile.
   */
  claim(id: string): Promise<boolean>;
  release(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Which figures are asked for. */
export interface FiguresAsked {
  /** From which hour on hours are told; ISO 8601 in UTC. */
  readonly since: string;
  /** Whose people are counted for `people`. */
  readonly peopleOf: readonly Measure[];
}

/** Figures over all requests of a journal. */
export interface Figures extends Pick<BoardView, 'made' | 'minutes' | 'waiting' | 'peopleWaiting'> {
  /** How many people the asked measures were done for, each counted once. */
  readonly people: number;
}

/**
 * The figures of a journal, from what stands in it in clear or as a keyed digest: nothing sealed is opened, and the cost of a read hardly grows
 * with it. Throws `AppError('storage-failed')` and what opening the journal throws.
 */
export interface BoardFigures {
  figures(asked: FiguresAsked): Promise<Figures>;
  /**
   * Adds calls to those that are counted, and lets go of what is older than `keepSince`. Answers false, and has counted nothing, where the journal is
   * not open: to count is no reason to open it. On the disk with the next write that must be.
   */
  addCalls(calls: readonly CallCount[], keepSince: string): Promise<boolean>;
  /** Counted calls of these hours and later, added up over the hours. */
  callsSince(since: string): Promise<readonly Omit<CallCount, 'hour'>[]>;
}
