import type { WikimediaAccount } from '../../../shared/requests/link.ts';

/** A proof on its way: the person logs in at `url`; `proven` settles once. */
export interface ProofInHand {
  readonly url: string;
  /** The account that was logged in to. Rejects with `wikimedia-unproven` where it was refused, came too late or did not fit. */
  readonly proven: Promise<WikimediaAccount>;
  /** Ends it: nothing is listened for any more. */
  abandon(): void;
}

/**
 * The wikis that know everybody's Wikimedia account. Lookups use the public API (`action=query&meta=globaluserinfo`); ownership is proven by
 * OAuth 2.0 with PKCE (RFC 6749, 7636) and a loopback redirect (RFC 8252). Throws `wikimedia-unreachable`, `wikimedia-unknown`.
 */
export interface WikimediaAccounts {
  lookUp(name: string): Promise<WikimediaAccount>;
  /** Undefined where the event has no OAuth client. */
  readonly prove: (() => Promise<ProofInHand>) | undefined;
}
