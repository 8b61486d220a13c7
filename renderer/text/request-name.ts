import type { RequestView } from '../../shared/requests/request.ts';
import { requestNameKey } from '../../shared/requests/text-keys.ts';
import type { Text } from './create-text.ts';

/** What a request is about, in a few words: whose, and what of theirs. */
export function requestName(request: RequestView, { say, raw }: Pick<Text, 'say' | 'raw'>): string {
  const [key, ...params] = requestNameKey(request);
  // A name that stands alone needs no marks that keep it apart.
  return key === 'name-account' ? raw(key, params) : say(key, ...params);
}
