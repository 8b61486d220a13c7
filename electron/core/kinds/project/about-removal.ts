import { removeProjectFacts } from './removal.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import type { AboutRequest } from '../../base/known.ts';
import { aboutUndoing } from '../../requests/about-undoing.ts';

/** The project that a request removes. */
export function aboutRemoval(request: StoredRequest): AboutRequest {
  const { name, projectId, of } = removeProjectFacts.parse(request.facts);
  return {
    ...{ shellName: '', username: '', passwordProven: false },
    removal: { name, projectId },
    ...aboutUndoing(request, of, 'project'),
  };
}
