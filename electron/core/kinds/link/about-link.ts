import { linkFacts, unlinkFacts, type UnlinkFacts } from './facts.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { known, type AboutRequest } from '../../base/known.ts';
import { aboutUndoing } from '../../requests/about-undoing.ts';

/** The attribute for the name takes ASCII only (docs/facts.md 7). */
const linkView = ({ wikimedia, provenAt }: Pick<UnlinkFacts, 'wikimedia' | 'provenAt'>) => ({
  ...{ wikimedia, provenAt },
  storesName: /^\p{ASCII}*$/u.test(wikimedia.name),
});

/** Which Wikimedia account is linked to whom. */
export function aboutLink(request: StoredRequest): AboutRequest {
  const facts = linkFacts.parse(request.facts);
  const { shellName, username, undone } = facts;
  return {
    ...{ shellName, username, passwordProven: false },
    link: linkView(facts),
    ...known({ undone }),
  };
}

/** Which link is taken away again. */
export function aboutUnlink(request: StoredRequest): AboutRequest {
  const facts = unlinkFacts.parse(request.facts);
  const { shellName, username, of } = facts;
  return {
    ...{ shellName, username, passwordProven: false },
    link: linkView(facts),
    ...aboutUndoing(request, of, 'link'),
  };
}
