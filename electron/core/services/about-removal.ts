import { removeProjectFacts } from '../jobs/remove-project-facts.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { AboutRequest } from './about-request.ts';
import { aboutUndoing } from './about-undoing.ts';

/** The project that a request removes. */
export function aboutRemoval(request: StoredRequest): AboutRequest {
  const { name, projectId, of } = removeProjectFacts.parse(request.facts);
  return {
    ...{ shellName: '', username: '', passwordProven: false },
    removal: { name, projectId },
    ...aboutUndoing(request, of, 'project'),
  };
}
