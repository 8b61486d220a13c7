import type { Bridge } from '../../shared/contract/index.ts';

/** A bridge that also knows whether it still reaches the other side. */
export interface ScreenBridge extends Bridge {
  /**
   * Calls back with `true` once contact is made, from when on every event is heard, and whenever what is on the screen may be out of date and
   * should be asked again (contact made anew, an event that was not understood); with `false` when there is none or it was lost. Answers how
   * to stop.
   */
  onContact(listener: (made: boolean) => void): () => void;
}
