/**
 * Encrypts transfer files so that only desks of this event open them. The text that comes out is a whole file
 * (`shared/bundle/bundle-text.ts`). Says nothing of who sealed: everybody who has the event's profile can.
 */
export interface BundleSeal {
  /** Whether the profile names a key to seal to. */
  readonly canSeal: boolean;
  /** Throws `bundle-no-event-key`, and `bundle-too-large` where it would not fit. */
  seal(content: string): Promise<string>;
  /**
   * The content as it was sealed. Throws `bundle-no-desk-key`, `bundle-wrong-desk-key`, and for a text that is no bundle of
   * this event `bundle-unreadable`, `-newer`, `-other-event`, `-damaged`, `-too-large`; what stands in it is never told.
   */
  open(bundle: string): Promise<string>;
}
