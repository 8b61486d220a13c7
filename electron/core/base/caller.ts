/**
 * Who calls. The hosts of today serve one person at one machine; a hub will serve many, so every call says
 * where it came from and what it may do.
 */
export interface Caller {
  readonly host: 'desktop' | 'web' | 'cli' | 'hub';
  /** In whose name requests are filed and written down; whoever is signed in at this process where left out. */
  readonly who?: string;
  readonly rights: readonly Right[];
}

/**
 * `ask` reads and checks, `submit` files and steers requests, `sign-in` changes the bind, `unlock` opens the vault, `wipe`
 * takes everything off the disk.
 */
export type Right = 'ask' | 'submit' | 'sign-in' | 'unlock' | 'wipe';

/** The person at their own machine. */
export const owner = (host: Caller['host']): Caller => ({
  host,
  rights: ['ask', 'submit', 'sign-in', 'unlock', 'wipe'],
});
