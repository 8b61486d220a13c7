import type { RequestView } from '../../shared/requests/request.ts';
import { useText } from './text.tsx';

type FiledAt = NonNullable<RequestView['elsewhere']>;

const words = {
  desk: 'elsewhere-desk',
  browser: 'elsewhere-browser',
  hub: 'elsewhere-hub',
} as const satisfies Record<FiledAt['is'], string>;

/** The words for where a request was filed that is not of this desk: a desk has the name that its people gave it. */
export function usePlace() {
  const { say } = useText();
  return ({ is, name }: FiledAt): string =>
    is === 'desk' && name !== undefined ? name : say(words[is]);
}
