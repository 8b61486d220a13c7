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

/** A language that has words: what its speakers call it, and where they are. Each file is a part by itself of what is built. */
interface Language {
  readonly name: string;
  readonly load: () => Promise<WordsFile>;
}

const english: Language = {
  name: 'English',
  load: () => import('../i18n/en.json', { with: { type: 'json' } }),
};

/** By code, as translatewiki.net writes it; in the order in which they are offered. */
const byCode: Readonly<Record<string, Language>> = {
  en: english,
  ar: { name: 'العربية', load: () => import('../i18n/ar.json', { with: { type: 'json' } }) },
  bn: { name: 'বাংলা', load: () => import('../i18n/bn.json', { with: { type: 'json' } }) },
  de: { name: 'Deutsch', load: () => import('../i18n/de.json', { with: { type: 'json' } }) },
  es: { name: 'español', load: () => import('../i18n/es.json', { with: { type: 'json' } }) },
  fr: { name: 'français', load: () => import('../i18n/fr.json', { with: { type: 'json' } }) },
  he: { name: 'עברית', load: () => import('../i18n/he.json', { with: { type: 'json' } }) },
  hi: { name: 'हिन्दी', load: () => import('../i18n/hi.json', { with: { type: 'json' } }) },
  'ku-latn': {
    name: 'kurdî',
    load: () => import('../i18n/ku-latn.json', { with: { type: 'json' } }),
  },
  ckb: { name: 'کوردی', load: () => import('../i18n/ckb.json', { with: { type: 'json' } }) },
  sv: { name: 'svenska', load: () => import('../i18n/sv.json', { with: { type: 'json' } }) },
  ta: { name: 'தமிழ்', load: () => import('../i18n/ta.json', { with: { type: 'json' } }) },
  ur: { name: 'اردو', load: () => import('../i18n/ur.json', { with: { type: 'json' } }) },
};

/** What can be chosen, English first. */
export const languages: readonly string[] = Object.keys(byCode);

/** A language as its own speakers call it. */
export const ownName = (language: string): string => (byCode[language] ?? english).name;

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
  if (languages.includes(known)) return known;
  const shorter = code.slice(0, Math.max(0, code.lastIndexOf('-')));
  return shorter === '' ? undefined : nearestLanguage(shorter);
}

/** What a profile says by language: in this one, in English, or in whatever it has. */
export const inLanguage = (
  words: Readonly<Record<string, string>>,
  language: string,
): string | undefined => words[language] ?? words['en'] ?? Object.values(words)[0];

/**
 * The words of a language; English for one that has none.
 * @throws what the loader throws where the file does not come.
 */
export async function loadWords(language: string): Promise<Messages> {
  const { default: file } = await (byCode[language] ?? english).load();
  return Object.fromEntries(
    Object.entries(file).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
