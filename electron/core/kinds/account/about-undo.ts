import { undoFacts } from './undo-facts.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { known, type AboutRequest } from '../../base/known.ts';

/** Whose account or key an undo takes back, and how far it has come. */
export function aboutUndo(request: StoredRequest): AboutRequest {
  const facts = undoFacts.parse(request.facts);
  const { username, shellName, email, uidNumber, keyFingerprint } = facts;
  const { of, agreed, removed, stays } = facts;
  return {
    ...{ username, shellName, email, uidNumber, passwordProven: false },
    ...known({ keyFingerprint }),
    undo: { of, agreed, removed, stays },
  };
}
