import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import type { Wikimedian } from './wish.ts';

/** A desk that may die and come back, as the person in front of it knows it. */
export interface Desk {
  /** Settles while it runs: at once, or when it has come back. */
  up(): Promise<void>;
  /** What a screen would ask; undefined where the desk died before it answered. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>> | undefined>;
  /** Whether it sends a card that was not answered again by itself, as the same one. */
  readonly sendsAgain?: boolean;
  /** A person logs in to the wikis at this address, to which the desk sent them. */
  logIn(url: string, account: Wikimedian): void;
}
