import { removeToolFacts } from './removal.ts';
import { toolFacts } from './facts.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { known, type AboutRequest } from '../../base/known.ts';
import { aboutUndoing } from '../../requests/about-undoing.ts';

/** The tool that a request makes, as far as it has come. */
export function aboutTool(request: StoredRequest): AboutRequest {
  const facts = toolFacts.parse(request.facts);
  const { tool: name, shellName, username, gidNumber, origin, undone } = facts;
  const { maintainers = [shellName] } = facts;
  return {
    ...{ shellName, username, passwordProven: false },
    tool: { name, maintainers, ...known({ gidNumber, origin }) },
    ...known({ undone }),
  };
}

/** The tool that a request takes away again. */
export function aboutToolRemoval(request: StoredRequest): AboutRequest {
  const { of, tool: name, ...facts } = removeToolFacts.parse(request.facts);
  const { shellName, username, gidNumber } = facts;
  return {
    ...{ shellName, username, passwordProven: false },
    tool: { name, maintainers: [shellName], gidNumber },
    ...aboutUndoing(request, of, 'tool'),
  };
}
