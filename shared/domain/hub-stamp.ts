/**
 * Work that a browser does before it may try a code at a hub which asks for it: a text is looked for whose SHA-256 begins with so many zero bits, as
 * hashcash does (http://www.hashcash.org). To find one takes some 2^bits tries, to check it takes one.
 */

/** For how long a window lasts, in seconds: a stamp is good in its own and the next one. */
export const STAMP_SECONDS = 600;
/** Four million tries, each some 6 µs in JavaScript on a slow server core: beyond this, people wait for minutes. */
export const MOST_STAMP_BITS = 22;

/** What a stamp has to say: for which event and in which window it was made, and how many bits are zero. */
export interface StampWanted {
  readonly event: string;
  /** The number of the window, by the hub's clock: a phone's may be wrong. */
  readonly window: number;
  readonly bits: number;
}

/** The text that is hashed, in UTF-8; `found` is what made it begin with zeros. */
export const stampText = ({ event, window }: StampWanted, found: string): string =>
  `lanyard:${event}:${window}:${found}`;

/** How many bits of a hash are zero before the first that is not. */
export function zeroBits(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first < 0 ? hash.length * 8 : first * 8 + Math.clz32(hash[first] ?? 0) - 24;
}
