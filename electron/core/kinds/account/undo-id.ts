import type { Sha256 } from '../../ports/system.ts';
import { derivedId } from '../base/derived-id.ts';
import type { UndoFacts } from './undo-facts.ts';

/** The id of the undo of the account that has or had this uidNumber. */
export const undoIdOfNumber = (uidNumber: number, sha256: Sha256): string =>
  derivedId(`undo of the account ${uidNumber}`, sha256);

/**
 * The id of the one undo of a request. It follows from what is undone: asked for twice, by whichever process, it is one request; and one
 * look into the journal tells whether a number belonged to an account that was undone here.
 */
export const undoIdOf = ({ of, origin, uidNumber }: UndoFacts, sha256: Sha256): string =>
  origin === 'made'
    ? undoIdOfNumber(uidNumber, sha256)
    : derivedId(`undo of the key of ${of}`, sha256);

/** The id of the one undo of a request of another kind than an account. */
export const undoIdOfRequest = (id: string, sha256: Sha256): string =>
  derivedId(`undo of ${id}`, sha256);
