import type { RequestView } from '../../shared/domain/request.ts';
import { requestNameKey } from '../../shared/text-keys.ts';
import type { Text } from './create-text.ts';

/** What a request is about, in a few words: whose, and what of theirs. */
export function requestName(request: RequestView, { say }: Pick<Text, 'say'>): string {
  const [key, ...params] = requestNameKey(request);
  return say(key, ...params);
}
