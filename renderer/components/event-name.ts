import { useStore } from '../stores/provider.tsx';
import { inLanguage } from '../text/languages.ts';
import { useText } from '../text/text.tsx';

/** The event's name in the language of the screen, or in English, or in whatever it has. */
export function useEventName(): string {
  const event = useStore('event', (state) => state.event);
  const { language } = useText();
  if (!event) return '';
  return inLanguage(event.name, language) ?? event.id;
}
