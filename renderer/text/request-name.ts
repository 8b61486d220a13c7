import type { RequestView } from '../../shared/domain/request.ts';
import type { Text } from './create-text.ts';

/** What a request is about, by the name of its person. */
export const requestName = (
  { username, undo }: Pick<RequestView, 'username' | 'undo'>,
  { say }: Pick<Text, 'say'>,
): string => (undo ? say('undo-name', username) : username);
