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
 * takes everything off the disk, `release` gives the desk back without the PIN that a newcomer's screen asks for.
 */
export type Right = 'ask' | 'submit' | 'sign-in' | 'unlock' | 'wipe' | 'release';

const ofPages: readonly Right[] = ['ask', 'submit', 'sign-in', 'unlock', 'wipe'];

/** The person at their own machine. A page may be a newcomer's at this moment; a terminal is not what was turned round. */
export const owner = (host: Caller['host']): Caller => ({
  host,
  rights: host === 'cli' ? [...ofPages, 'release'] : ofPages,
});
