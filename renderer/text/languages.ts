import type en from '../../i18n/en.json';

const plain = 'aceginosuyACEGINOSUY';
const accented = 'àçéĝíñöšüýÀÇÉĜÍÑÖŠÜÝ';

const accent = (text: string): string =>
  text.replace(/[a-zA-Z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter);

/**
 * Made-up words in the place of the given ones: every letter accented, each sentence a third longer, so that cut-off
 * or untranslated text is seen at once. DirectoryBrowser (`$1`) and magic words (`{{PLURAL:…}}`) are left alone.
 */
export const pseudo = (messages: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(messages).map(([key, text]) => {
      const words = text.replace(/\{\{[^}]*\}\}|[^{]+/g, (part) =>
        part.startsWith('{{') ? part : accent(part),
      );
      return [key, `${words} ${'·'.repeat(Math.ceil(text.length / 3))}`];
    }),
  );

/** A key of i18n/en.json: what has no words there does not compile. */
export type MessageKey = Exclude<keyof typeof en, '@metadata'>;

/** Sentences by their keys. */
export type Messages = Readonly<Record<string, string>>;

/** Languages written from right to left, by the primary subtag of BCP 47. */
const rightToLeft = 'ar arc arz ckb dv fa he khw ks ps sd ug ur yi x-mirror'.split(' ');

/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl';

/** Which way a language (BCP 47) is written. */
export const directionOf = (language: string): Direction =>
  rightToLeft.includes(language) || rightToLeft.includes(language.split('-')[0] ?? '')
    ? 'rtl'
    : 'ltr';

/** A language's file: every message, and about the file itself what translatewiki.net keeps there. */
interface WordsFile {
  readonly default: Readonly<Record<string, unknown>>;
}

/** A language that has words: what its speakers call it, and where they are. Each file is a part of the page by itself. */
interface Language {
  readonly name: string;
  readonly load: () => Promise<WordsFile>;
}

const english: Language = {
  name: 'English',
  load: () => import('../../i18n/en.json', { with: { type: 'json' } }),
};

/** By code, as translatewiki.net writes it; in the order in which they are offered. */
const byCode: Readonly<Record<string, Language>> = {
  en: english,
  ar: { name: 'العربية', load: () => import('../../i18n/ar.json', { with: { type: 'json' } }) },
  bn: { name: 'বাংলা', load: () => import('../../i18n/bn.json', { with: { type: 'json' } }) },
  de: { name: 'Deutsch', load: () => import('../../i18n/de.json', { with: { type: 'json' } }) },
  es: { name: 'español', load: () => import('../../i18n/es.json', { with: { type: 'json' } }) },
  fr: { name: 'français', load: () => import('../../i18n/fr.json', { with: { type: 'json' } }) },
  he: { name: 'עברית', load: () => import('../../i18n/he.json', { with: { type: 'json' } }) },
  hi: { name: 'हिन्दी', load: () => import('../../i18n/hi.json', { with: { type: 'json' } }) },
  'ku-latn': {
    name: 'kurdî',
    load: () => import('../../i18n/ku-latn.json', { with: { type: 'json' } }),
  },
  ckb: { name: 'کوردی', load: () => import('../../i18n/ckb.json', { with: { type: 'json' } }) },
  sv: { name: 'svenska', load: () => import('../../i18n/sv.json', { with: { type: 'json' } }) },
  ta: { name: 'தமிழ்', load: () => import('../../i18n/ta.json', { with: { type: 'json' } }) },
  ur: { name: 'اردو', load: () => import('../../i18n/ur.json', { with: { type: 'json' } }) },
};

/** What can be chosen, English first. */
export const languages: readonly string[] = Object.keys(byCode);

/** A language as its own speakers call it. */
export const ownName = (language: string): string => (byCode[language] ?? english).name;

/** Made-up languages for trying a screen: longer, accented words, from left to right or mirrored. */
const triedLanguages: readonly string[] = ['x-pseudo', 'x-mirror'];

/** Whether a language is made up for trying: of English words, and written as English is. */
export const isTried = (language: string): boolean => triedLanguages.includes(language);

/** Whether there are words of a language, or it is made up for trying. */
export const isLanguage = (language: string): boolean =>
  languages.includes(language) || isTried(language);

/** Other codes of what has words here: of ISO 639 and of browsers. */
const aliases: Readonly<Record<string, string>> = {
  iw: 'he',
  kmr: 'ku-latn',
  ku: 'ku-latn',
  'ku-arab': 'ckb',
  sdh: 'ckb',
};

/** The language with words that comes nearest to a tag (BCP 47), less and less of it being looked at; none if none does. */
export function nearestLanguage(tag: string): string | undefined {
  const code = tag.toLowerCase();
  const known = aliases[code] ?? code;
  if (isLanguage(known)) return known;
  const shorter = code.slice(0, Math.max(0, code.lastIndexOf('-')));
  return shorter === '' ? undefined : nearestLanguage(shorter);
}

/**
 * The words of a language. The build has put English in the place of those that a translation lacks (`build/complete-translations.ts`), so that
 * one file is enough.
 * @throws what the page's loader throws where the file does not come: the host is gone.
 */
export async function loadMessages(language: string): Promise<Messages> {
  const { default: file } = await (byCode[language] ?? english).load();
  const words = Object.fromEntries(
    Object.entries(file).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
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

/** What a profile says by language: in this one, in English, or in whatever it has. */
export const inLanguage = (
  words: Readonly<Record<string, string>>,
  language: string,
): string | undefined => words[language] ?? words['en'] ?? Object.values(words)[0];
