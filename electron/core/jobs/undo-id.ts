import type { Sha256 } from '../ports/system.ts';
import type { UndoFacts } from './undo-facts.ts';

const bytesOf = (ascii: string): Uint8Array =>
  Uint8Array.from(ascii, (character) => character.charCodeAt(0));

/** A UUID of version 8 (RFC 9562 5.8) that is always the same for the same text. */
function uuidOf(text: string, sha256: Sha256): string {
  const hex = [...sha256(bytesOf(text)).slice(0, 16)].map((byte, at) => {
    const stamped = at === 6 ? (byte & 0x0f) | 0x80 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return stamped.toString(16).padStart(2, '0');
  });
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
}

/** The id of the undo of the account that has or had this uidNumber. */
export const undoIdOfNumber = (uidNumber: number, sha256: Sha256): string =>
  uuidOf(`undo of the account ${uidNumber}`, sha256);

/**
 * The id of the one undo of a request. It follows from what is undone: asked for twice, by whichever process, it is one request; and one
 * look into the journal tells whether a number belonged to an account that was undone here.
 */
export const undoIdOf = ({ of, origin, uidNumber }: UndoFacts, sha256: Sha256): string =>
  origin === 'made'
    ? undoIdOfNumber(uidNumber, sha256)
    : uuidOf(`undo of the key of ${of}`, sha256);
