import { openStates } from '../../../shared/requests/request.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import { anew } from '../cards/amend.ts';
import { blankRequest, type NewRequestPorts } from './new-request.ts';
import type { RequestsService } from './requests.ts';

export interface PutPorts extends NewRequestPorts {
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly requests: Pick<RequestsService, 'steer'>;
  readonly show: (request: StoredRequest) => void;
}

type Wanted = Pick<StoredRequest, 'id' | 'kind' | 'facts'>;

/**
 * Puts a request on disk of which there is only one. Where it stands there already it is left alone once it is confirmed, or while it is
 * open and as wanted; else it goes on with what is wanted now, and begins anew where it was dismissed.
 */
export function createPutOnce(options: PutPorts) {
  const { journal, requests, clock, show } = options;

  const put = async (request: StoredRequest): Promise<StoredRequest> => {
    await journal.save(request);
    show(request);
    return request;
  };

  const goOn = (standing: StoredRequest, { facts }: Wanted): Promise<StoredRequest> => {
    if (standing.state !== 'dismissed') {
      return requests.steer(standing.id, () => ({ ...anew, facts }));
    }
    const updatedAt = clock.now().toISOString();
    return put({ ...standing, ...anew, facts, dismissedBecause: undefined, updatedAt });
  };

  return async (
    wanted: Wanted,
    isAsWanted: (standing: StoredRequest) => boolean = () => true,
  ): Promise<StoredRequest> => {
    const standing = await journal.get(wanted.id);
    if (!standing) return put({ ...blankRequest(options), ...wanted });
    const isOpen = openStates.includes(standing.state) && isAsWanted(standing);
    return standing.state === 'confirmed' || isOpen ? standing : goOn(standing, wanted);
  };
}
