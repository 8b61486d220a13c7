import type { Rescue } from '../../../shared/storage/storage.ts';

/** What the journal went through. Throws as the journal does. */
export interface Rescues {
  /** Rescues that nobody has read about yet, oldest first; the journal is opened and checked for it. */
  unseen(): Promise<readonly Rescue[]>;
  /** The same as far as is known, without opening anything: for whoever has nothing to do with the journal. */
  noted(): Promise<readonly Rescue[]>;
  /** A person has read about all of them. */
  seen(): Promise<void>;
}
