import { accountOf } from './facts.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { known, type AboutRequest } from '../../base/known.ts';
import { isEditable } from '../../cards/amend.ts';

/** The account that a request asks for, as far as it has come. */
export function aboutAccount(request: StoredRequest): AboutRequest {
  const facts = accountOf(request);
  const { username, shellName, email, passwordProven, undone } = facts;
  const { uidNumber, origin, keyFingerprint, handedOver, alternatives } = facts;
  const editable = isEditable(request, facts) || undefined;
  return {
    ...{ username, shellName, email, passwordProven },
    ...known({ keyFingerprint, uidNumber, origin, handedOver, alternatives, editable, undone }),
  };
}
