/**
 * Who is to show as having sealed: anybody who has the event's profile can seal, only desks can prove that one of them did. `newcomer` is anybody
 * as well, whose content has more than a card: a Lanyard that knows cards only calls it newer.
 */
export type Sealer = 'anybody' | 'desk' | 'newcomer';

/**
 * Encrypts transfer files so that only desks of this event open them. The text that comes out is a whole file
 * (`shared/bundle/bundle-text.ts`).
 */
export interface BundleSeal {
  /** Whether the profile names a key to seal to. */
  readonly canSeal: boolean;
  /** Whether this desk has the event's private key, which proves that a desk sealed. Throws `bundle-no-event-key`, `bundle-wrong-desk-key`. */
  canProve(): Promise<boolean>;
  /** Throws `bundle-no-event-key`, `bundle-no-desk-key` for a desk without its key, and `bundle-too-large` where it would not fit. */
  seal(content: string, by: Sealer): Promise<string>;
  /**
   * The content as it was sealed, and whether that was proven to be by a desk. Throws `bundle-no-desk-key`, `bundle-wrong-desk-key`, and for a
   * text that is no bundle of this event `bundle-unreadable`, `-newer`, `-other-event`, `-damaged`, `-too-large`; what stands in it is never
   * told.
   */
  open(bundle: string): Promise<{ readonly content: string; readonly byDesk: boolean }>;
}
