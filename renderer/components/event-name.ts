import { useStore } from '../stores/provider.tsx';
import { inLanguage } from '../../shared/languages.ts';
import { useText } from '../text/text.tsx';

/** The event's name in the language of the screen, or in English, or in whatever it has. */
export function useEventName(): string {
  // At the door of a hub the event itself is not told yet, but what it is called.
  const atDoor = useStore('hub', ({ view }) => view?.event);
  const event = useStore('event', (state) => state.event) ?? atDoor;
  const { language } = useText();
  if (!event) return '';
  return inLanguage(event.name, language) ?? event.id;
}
