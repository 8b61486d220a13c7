import { openStates, type RequestView } from '../../shared/requests/request.ts';

type Picked = (request: RequestView) => boolean;

function after(requests: readonly RequestView[], id: string, isPicked: Picked): RequestView[] {
  const byParent = Map.groupBy(requests, (request) => request.after);
  const collect = (parent: string): RequestView[] =>
    (byParent.get(parent) ?? []).filter(isPicked).flatMap((child) => [child, ...collect(child.id)]);
  return collect(id);
}

/** Everything that waits for a request or once did, each before those that wait for it in turn. */
export const relatedRequests = (requests: readonly RequestView[], id: string): RequestView[] =>
  after(requests, id, () => true);

/** What is dismissed together with a request: it could never go on. One that a person is asked about already stays. */
export const goWith = (requests: readonly RequestView[], id: string): RequestView[] =>
  after(requests, id, ({ state }) => openStates.includes(state));
