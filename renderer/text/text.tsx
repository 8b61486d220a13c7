import { createContext, Fragment, use, useEffect, useState, type ReactNode } from 'react';
import { loadText, type Text } from './create-text.ts';
import type { MessageKey } from './languages.ts';

const TextContext = createContext<Text | undefined>(undefined);
/** Gives every view below it the language of the screen. */
export const TextProvider = TextContext.Provider;

/** The words of the screen’s language, for what is no element: attributes, titles, times. */
export function useText(): Text {
  const text = use(TextContext);
  if (!text) throw new Error('A view stands outside of TextProvider');
  return text;
}

/**
 * The words of a language (BCP 47), once they have come; until then, and where they do not come, those that were there
 * before, so that nothing that is typed or shown goes away meanwhile.
 */
export function useTextOf(language: string, first: Text): Text {
  const [text, setText] = useState(first);
  const shown = text.language;
  useEffect(() => {
    if (shown === language) return undefined;
    let isWanted = true;
    const show = (loaded: Text): void => {
      if (isWanted) setText(loaded);
    };
    loadText(language).then(show, () => undefined);
    return () => {
      isWanted = false;
    };
  }, [language, shown]);
  return text;
}

interface Props {
  k: MessageKey;
  /** What fills `$1`, `$2`, …: text (isolated), a number (for plurals) or an element. */
  fill?: readonly ReactNode[];
}

/** A filling travels through the message as one private-use character, so that the sentence is never glued. */
const FIRST_MARK = 0xe000;

/** The sentence of a key with elements in its places. */
export function Say({ k, fill = [] }: Props) {
  const { raw } = useText();
  const marked = fill.map((part, i) =>
    typeof part === 'number' ? part : String.fromCharCode(FIRST_MARK + i),
  );
  return raw(k, marked)
    .split(/([\ue000-\ue0ff])/)
    .map((piece, i) => {
      if (i % 2 === 0) return <Fragment key={i}>{piece}</Fragment>;
      const part = fill[piece.charCodeAt(0) - FIRST_MARK];
      return <bdi key={i}>{part}</bdi>;
    });
}
