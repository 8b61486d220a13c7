import type { RequestView } from '../../../shared/requests/request.ts';
import { useRequests } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';

/** Goes to the page of a request that was just filed; stays where it was refused. Answers whether it was filed. */
export function useFiled(): (filing: Promise<RequestView | undefined>) => Promise<boolean> {
  const hear = useRequests((state) => state.hear);
  return async (filing) => {
    const request = await filing;
    if (!request) return false;
    hear(request);
    window.location.hash = hashOf({ view: 'request', id: request.id });
    return true;
  };
}
