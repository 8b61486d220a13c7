import { z } from 'zod';
import { shellName } from '../../../../shared/names/shell-name.ts';
import { type UndoPart, undoPart, undoStay } from '../../../../shared/requests/undo.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { accountOf } from './facts.ts';
import type { Sha256 } from '../../ports/system.ts';
import { derivedId } from '../base/derived-id.ts';

/** What the undo of an account request knows. */
export const undoFacts = z.object({
  /** The request that is undone. */
  of: z.uuid(),
  username: z.string(),
  shellName,
  email: z.string(),
  uidNumber: z.number().int(),
  origin: z.enum(['made', 'there-before']),
  /** The key that the request added; left out where it added none. */
  sshKey: z.string().optional(),
  keyFingerprint: z.string().optional(),
  /** True where the request found its key in the entry. */
  keyThereBefore: z.boolean(),
  /** What a person agreed to have removed. Nothing else ever is. */
  agreed: z.array(undoPart),
  /** What was seen to be gone. */
  removed: z.array(undoPart),
  /** What stays, as it was told to the person who agreed. */
  stays: z.array(undoStay),
});
/** What the undo of an account request knows, checked. */
export type UndoFacts = z.infer<typeof undoFacts>;

/** What could be undone of a request at most: the account only where the request made it, a key only where it added it. */
export const undoable = ({ origin, sshKey }: UndoFacts): UndoPart[] => [
  ...(origin === 'made' ? (['account'] as const) : []),
  ...(sshKey === undefined ? [] : (['key'] as const)),
];

/** The key, where this request added it. An entry of our own began without keys: there it did, also where the journal forgot. */
function keyOf(
  request: StoredRequest,
): Pick<UndoFacts, 'sshKey' | 'keyFingerprint' | 'keyThereBefore'> {
  const { sshKey, keyFingerprint, origin } = accountOf(request);
  if (sshKey === undefined) return { keyThereBefore: false };
  const isOurs = origin === 'made' || request.attempted.includes('add-key');
  return isOurs ? { sshKey, keyFingerprint, keyThereBefore: false } : { keyThereBefore: true };
}

/** What undoing this request is about; undefined where there is nothing to undo. Throws `other-kind`. */
export function undoFactsOf(request: StoredRequest): UndoFacts | undefined {
  const { username, shellName, email, uidNumber, origin } = accountOf(request);
  if (request.state !== 'confirmed' || !origin || uidNumber === undefined) return undefined;
  const facts: UndoFacts = {
    of: request.id,
    username,
    shellName,
    email,
    uidNumber,
    origin,
    ...keyOf(request),
    agreed: [],
    removed: [],
    stays: [],
  };
  return undoable(facts).length > 0 ? facts : undefined;
}

const textOfNumber = (uidNumber: number): string => `undo of the account ${uidNumber}`;

/** The id of the undo of the account that has or had this uidNumber: one look into the journal tells whether a number is retired. */
export const undoIdOfNumber = (uidNumber: number, sha256: Sha256): string =>
  derivedId(textOfNumber(uidNumber), sha256);

/** The text that the id of the one undo of a request follows from, so that asked for twice, by whichever process, it is one request. */
export const undoTextOf = ({ of, origin, uidNumber }: UndoFacts): string =>
  origin === 'made' ? textOfNumber(uidNumber) : `undo of the key of ${of}`;
