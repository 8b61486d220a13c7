import { useStore } from '../stores/provider.tsx';
import { useText } from '../text/text.tsx';

/** What a profile says by language: in this one, in English, or in whatever it has. */
export const inLanguage = (
  words: Readonly<Record<string, string>>,
  language: string,
): string | undefined => words[language] ?? words['en'] ?? Object.values(words)[0];

/** The event's name in the language of the screen, or in English, or in whatever it has. */
export function useEventName(): string {
  const event = useStore('event', (state) => state.event);
  const { language } = useText();
  if (!event) return '';
  return inLanguage(event.name, language) ?? event.id;
}
