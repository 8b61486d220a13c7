import { sha256 } from '@noble/hashes/sha2.js';
import { stampText, zeroBits, type StampWanted } from '../../shared/domain/hub-stamp.ts';

/** So many tries take some 12 ms on a slow core, after which whoever types or scrolls has their turn. */
const TRIES_AT_ONCE = 2000;
const turnOfOthers = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Looks for a stamp.
 *
 * @param salt of this look alone, so that two browsers find two stamps
 * @returns what to send: the window and what was found, parted by `:`
 */
export async function findStamp(wanted: StampWanted, salt: string): Promise<string> {
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const found = `${salt}.${number}`;
    const hash = sha256(encoder.encode(stampText(wanted, found)));
    if (zeroBits(hash) >= wanted.bits) return `${wanted.window}:${found}`;
    if (number % TRIES_AT_ONCE === TRIES_AT_ONCE - 1) await turnOfOthers();
  }
}
