import type { WipeReport } from '../../../shared/storage/storage.ts';

/** What a wipe removed from the disk, and what it could not. */
export type Wiped = Omit<WipeReport, 'at'>;

/** Takes an event's personal data off this machine. */
export interface Wiper {
  /**
   * Overwrites and deletes every row, removes the files beside the journal and destroys the key. Throws `wipe-blocked` (its first
   * parameter is their number) where requests are unfinished and `discardUnfinished` is not set, and has touched nothing then.
   */
  wipe(how: { readonly discardUnfinished: boolean }): Promise<Wiped>;
}
