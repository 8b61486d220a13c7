import type { RequestView } from '../../shared/requests/request.ts';
import { requestName } from '../text/request-name.ts';
import { useText } from '../text/text.tsx';

/**
 * What a request is about. A person's name alone runs in its own direction; a phrase runs as the page does, and keeps the names in it apart by
 * itself: by the first letter of a Hebrew name, all of it would be turned round.
 */
export function RequestName({ request }: { request: RequestView }) {
  const name = requestName(request, useText());
  return request.kind === 'account' ? <bdi>{name}</bdi> : <span>{name}</span>;
}
