import type { Bridge } from '../../shared/contract/index.ts';

/** A bridge that also knows whether it still reaches the other side. */
export interface ScreenBridge extends Bridge {
  /**
   * Calls back with `true` whenever what is on the screen may be out of date and should be asked again (contact
   * made or made anew, an event that was not understood), with `false` when contact was lost. Answers how to stop.
   */
  onContact(listener: (made: boolean) => void): () => void;
}
