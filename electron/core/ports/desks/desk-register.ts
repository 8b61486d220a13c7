import type { DeskCode, EnrolledDesk } from '../../../../shared/desks/desks.ts';

/** What was handed in under an id, as it was first. */
export interface HandedInRow {
  /** A digest under the vault's key of what was handed in: nobody can guess at names by it. */
  readonly digest: string;
  /** The id of the desk that came first. */
  readonly desk: string;
  /** The request that answers for it where that has another id, such as that of somebody who was expected. */
  readonly request: string | undefined;
}

/** An id that something was handed in under, and the request that answers for it. */
export interface HandedInUnder {
  readonly id: string;
  readonly request: string;
}

/** A desk that asks to be let in. */
export interface AskingDesk {
  readonly id: string;
  /** Ed25519, 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
  readonly name: string;
}

/**
 * The desks of one event at a hub and what they handed in, for all processes of the hub. What is told to the audit trail is done and told, or neither. Every method throws
 * `AppError('storage-failed')`.
 */
export interface DeskRegister {
  /** What time it is for all processes of the hub: each one's own clock may have been set. */
  now(): Promise<Date>;
  /** Notes what is handed in under an id; answers what was noted first, which another process or desk may have done. `isNew`: this call did. */
  note(
    id: string,
    row: Omit<HandedInRow, 'request'>,
  ): Promise<HandedInRow & { readonly isNew: boolean }>;
  /**
   * Notes this under an id, where what is noted there has not changed since it was `was`, and has stood there for a minute: whoever noted that may be filing
   * it still. False where it stays.
   */
  renew(id: string, row: Omit<HandedInRow, 'request'>, was: HandedInRow): Promise<boolean>;
  /** Nothing is noted under this id any more. */
  forget(id: string): Promise<void>;
  /** Notes which request answers for it. */
  answeredBy(id: string, request: string): Promise<void>;
  handedIn(id: string): Promise<HandedInRow | undefined>;
  /** Of these requests those that answer for what this desk handed in, each with the ids that it was handed in under. */
  handedInBy(
    desk: string,
    requests: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  /** What this desk handed in, each with the request that answers for it: so many in the order of their ids, those behind `after` where one is named. */
  handedInPage(
    desk: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly HandedInUnder[]>;
  /** The public key of a desk that is let in, and that it called. */
  keyOf(desk: string): Promise<Uint8Array | undefined>;
  /** False where this call was seen before: it comes from somebody who heard it. */
  isFirst(nonce: string): Promise<boolean>;
  /** Keeps a desk that asks, for a while; undefined where too many are asking. */
  ask(desk: AskingDesk): Promise<DeskCode | undefined>;
  /** Lets in the desk with this code, and tells the audit trail who did; undefined where none has it. */
  enrol(code: string, by: string): Promise<EnrolledDesk | undefined>;
  list(): Promise<readonly EnrolledDesk[]>;
  /** Lets a desk in no more, and tells the audit trail who said so; false where no such desk is let in. */
  revoke(desk: string, by: string): Promise<boolean>;
}
