import type en from '../../i18n/en.json';
import {
  loadWords,
  nearestLanguage as nearestWithWords,
  type Messages,
} from '../../shared/languages.ts';

const plain = 'aceginosuyACEGINOSUY';
const accented = 'àçéĝíñöšüýÀÇÉĜÍÑÖŠÜÝ';

const accent = (text: string): string =>
  text.replace(/[a-zA-Z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter);

const word = /[a-zA-Z]{4,}/g;

/**
 * A third longer, as sentences of other languages are, and that in their longest words: where words are put together, or take their endings, one is often
 * as long as two English ones.
 */
function lengthen(text: string): string {
  let left = Math.ceil(text.length / 3);
  const more = new Map<number, number>();
  for (const found of [...text.matchAll(word)].toSorted((a, b) => b[0].length - a[0].length)) {
    const own = Math.min(found[0].length, left);
    more.set(found.index, own);
    left -= own;
  }
  const longer = text.replace(word, (found, at: number) => found + '·'.repeat(more.get(at) ?? 0));
  return left === 0 ? longer : `${longer} ${'·'.repeat(left)}`;
}

/**
 * Made-up words in the place of the given ones: every letter accented, each sentence a third longer and its longest words twice as long, so that
 * cut-off or untranslated text, and what is only as wide as an English word, is seen at once. Places to fill (`$1`) and magic words (`{{PLURAL:…}}`) are left alone.
 */
export const pseudo = (messages: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(messages).map(([key, text]) => {
      const words = text.replace(/\{\{[^}]*\}\}|[^{]+/g, (part) =>
        part.startsWith('{{') ? part : accent(lengthen(part)),
      );
      return [key, words];
    }),
  );

/** A key of i18n/en.json: what has no words there does not compile. */
export type MessageKey = Exclude<keyof typeof en, '@metadata'>;

/** Made-up languages for trying a screen: longer, accented words, from left to right or mirrored. */
const triedLanguages: readonly string[] = ['x-pseudo', 'x-mirror'];

/** Whether a language is made up for trying: of English words, and written as English is. */
export const isTried = (language: string): boolean => triedLanguages.includes(language);

/** The language with words, or made up for trying, that comes nearest to a tag (BCP 47); none if none does. */
export const nearestLanguage = (tag: string): string | undefined =>
  isTried(tag) ? tag : nearestWithWords(tag);

/**
 * The words of a language, or of one that is made up for trying. The build has put English in the place of those that a translation lacks
 * (`build/complete-translations.ts`), so that one file is enough.
 * @throws what the page's loader throws where the file does not come: the host is gone.
 */
export async function loadMessages(language: string): Promise<Messages> {
  const words = await loadWords(language);
  return isTried(language) ? pseudo(words) : words;
}

/** How a language writes numbers, dates and lists: by a locale that the browser's `Intl` knows. */
interface Writing {
  readonly numbers: string;
  readonly dates: string;
  /** Whether months and "3 minutes ago" can be told in words. */
  readonly inWords: boolean;
  /** Parts one after the other; `and` names them in a sentence. */
  list(parts: readonly string[], style?: 'and'): string;
}

function listsOf(locale: string): Writing['list'] {
  const after = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (parts, style) => (style === undefined ? after : and).format(parts);
}

const joinedBy =
  (comma: string, and: string): Writing['list'] =>
  (parts, style) =>
    style === undefined || parts.length < 2
      ? parts.join(comma)
      : parts.slice(0, -1).join(comma) + and + String(parts.at(-1));

/** Chromium's ICU has no Kurdish: digits and order are those of a neighbor, and no month, comma or "and" is a foreign one. */
const borrowed: Readonly<Record<string, Writing>> = {
  ckb: {
    numbers: 'ar-u-nu-arab',
    // In numbers alone nothing of it is Arabic but the comma and the way it runs.
    dates: 'ar-u-nu-arab-hc-h23',
    inWords: false,
    list: joinedBy('، ', ' و '),
  },
  'ku-latn': { numbers: 'tr', dates: 'tr', inWords: false, list: joinedBy(', ', ' û ') },
};

/** How a language writes numbers, dates and lists. */
export const writingOf = (language: string): Writing =>
  borrowed[language] ?? {
    numbers: language,
    dates: language,
    inWords: true,
    list: listsOf(language),
  };
