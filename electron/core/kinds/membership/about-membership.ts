import { membershipText } from './request-text.ts';
import { membershipOf } from './facts.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { known, type AboutRequest } from '../../base/known.ts';
import { aboutUndoing } from '../../requests/about-undoing.ts';

/** What somebody is to be in a project, and what to hand in where others decide about it. */
export function aboutMembership(request: StoredRequest): AboutRequest {
  const facts = membershipOf(request);
  const { shellName, username, project, toolforge, roles, reason, approval } = facts;
  const requestText = approval === 'elsewhere' ? membershipText(facts) : undefined;
  const { before, requestUrl, of, undone } = facts;
  return {
    ...{ shellName, username, passwordProven: false },
    membership: {
      ...{ project, toolforge, roles, reason, approval },
      ...known({ before, requestText, requestUrl }),
    },
    ...aboutUndoing(request, of, 'roles'),
    ...known({ undone }),
  };
}
