import { fillText, type Names } from '../../shared/guides/fill.ts';
import type { ToldText } from '../../shared/guides/guides.ts';
import { directionOf } from '../../shared/languages.ts';

/** A text of the event's, marked with the language that it is in: where it has no translation it is another than the screen's. */
export const Told = ({
  text: { words, language },
  names = {},
}: {
  text: ToldText;
  names?: Names;
}) => (
  <span lang={language} dir={directionOf(language)}>
    {fillText(words, names)}
  </span>
);
