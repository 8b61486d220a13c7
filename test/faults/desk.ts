import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';

/** A desk that may die and come back, as the person in front of it knows it. */
export interface Desk {
  /** Settles while it runs: at once, or when it has come back. */
  up(): Promise<void>;
  /** What a screen would ask; undefined where the desk died before it answered. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>> | undefined>;
}
