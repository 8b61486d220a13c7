import { maintainerFacts } from './maintainer.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { known, type AboutRequest } from '../../base/known.ts';
import { aboutUndoing } from '../../requests/about-undoing.ts';

/** Who becomes a maintainer of which tool, or is none any more. */
export function aboutMaintainer(request: StoredRequest): AboutRequest {
  const facts = maintainerFacts.parse(request.facts);
  const { tool, change, shellName, username, of, undone } = facts;
  return {
    ...{ shellName, username, passwordProven: false },
    maintainer: { tool, change },
    ...aboutUndoing(request, of, 'maintainer'),
    ...known({ undone }),
  };
}
