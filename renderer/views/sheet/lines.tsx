import { requestStateKey } from '../../../shared/requests/text-keys.ts';
import { Island } from '../../components/island.tsx';
import type { SheetLine, WelcomeSheet } from '../../selectors/welcome-sheet.ts';
import { offeredStages } from '../../selectors/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

/** More names than these leave no room. */
const MOST_NAMES = 3;

/** What the newcomer is told of a state: of what waits, for whom. */
export function stateWords({ state, request }: SheetLine): MessageKey {
  if (state === 'unknown' || state === 'needs-you') return `sheet-is-${state}`;
  return state === 'waiting' && request ? requestStateKey(request) : `stage-is-${state}`;
}

/** The parts of the sheet that this event has. */
export function useLines({ lines }: WelcomeSheet): readonly SheetLine[] {
  const event = useStore('event', (state) => state.event);
  // What offers a stage looks at its name and its request only.
  const offered = offeredStages(
    lines.map(({ name, request }) => ({ name, request, state: 'none' })),
    event,
  );
  return lines.filter(({ name }) => offered.some((stage) => stage.name === name));
}

/** Names of tools or projects, as many as there is room for, and how many there are beside them. */
export function Names({ names }: Pick<SheetLine, 'names'>) {
  const shown = <Island mono>{names.slice(0, MOST_NAMES).join(', ')}</Island>;
  const more = names.length - MOST_NAMES;
  return more > 0 ? <Say k="sheet-and-more" fill={[shown, more]} /> : shown;
}

/** A long name gets smaller letters, so that the sheet stays one page. */
export const sizeOf = (name: string): string => {
  if (name.length > 60) return 'sheet__name sheet__name--longest';
  return name.length > 24 ? 'sheet__name sheet__name--long' : 'sheet__name';
};
