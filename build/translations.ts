import { createHash } from 'node:crypto';

/** The messages of a language by their keys, as in `i18n/<language>.json`, without what the file says of itself. */
export type Messages = Readonly<Record<string, string>>;

/**
 * From which English each message was translated: by key, the fingerprint of an English text and the languages that were made of it.
 * Kept in `build/translated-from.json`, since translatewiki.net's files have no place for it.
 */
export type TranslatedFrom = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What a translation lacks, by keys, and what is wrong in it, in words. */
export interface Verdict {
  readonly language: string;
  readonly faults: readonly string[];
  readonly missing: readonly string[];
  /** Translated from an English that has changed since. */
  readonly outdated: readonly string[];
}

/** How keys begin whose words a terminal says and no page: a terminal speaks English, so nobody translates them. */
export const OF_TERMINAL = 'cli-';

/** What tells one English text from another. */
const fingerprint = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 6);

const places = (text: string): readonly string[] => [...text.matchAll(/\$\d/g)].map(String).sort();

/** Where no plural chooses, a place stands as often as in English; where one does, each form may tell the number. */
function hasPlaces(text: string, english: string): boolean {
  const [here, there] = [places(text), places(english)];
  if (!/\{\{PLURAL:/.test(english + text)) return here.join() === there.join();
  return [...new Set(here)].join() === [...new Set(there)].join();
}

/** Millions, which `many` is for in these languages, are nothing that a desk counts. */
const withoutMany = ['es', 'fr'];

/** How many forms of a plural a language has (CLDR). */
function countForms(language: string): number {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return pluralCategories.length - (withoutMany.includes(language) ? 1 : 0);
}

/** `0=…` is said at exactly that number, beside the forms. */
const isForm = (form: string): boolean => !/^\d+=/.test(form);

const hasForms = (text: string, language: string): boolean =>
  [...text.matchAll(/\{\{PLURAL:\$\d\|([^{}]*)\}\}/g)].every(
    ([, forms = '']) => forms.split('|').filter(isForm).length === countForms(language),
  );

/** Each rule with what is wrong where it does not hold. */
const rules: readonly {
  readonly wrong: string;
  readonly holds: (text: string, english: string, language: string) => boolean;
}[] = [
  { wrong: 'is empty', holds: (text) => text.trim() !== '' },
  { wrong: 'has other places than English', holds: hasPlaces },
  {
    wrong: 'has no plural where English has one',
    holds: (text, english) => text.includes('{{PLURAL:') || !english.includes('{{PLURAL:'),
  },
  { wrong: 'lacks forms of a plural', holds: (text, _, language) => hasForms(text, language) },
  {
    wrong: 'has braces that do not close',
    holds: (text) => text.split('{{').length === text.split('}}').length,
  },
  {
    wrong: 'has invisible marks; use {{bidi:…}}',
    holds: (text) => !/[\u200e\u200f\u202a-\u202e]/.test(text),
  },
];

/** Keys that stand more than once in the text of a file: JSON takes the last, and the words of the other are nowhere to be read. */
export function keysTwice(text: string): readonly string[] {
  const keys = [...text.matchAll(/^\s*"((?:[^"\\]|\\.)*)":/gm)].map(([, key = '']) => key);
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))];
}

/** Judges the messages of a language against the English ones. */
export function judgeTranslation(
  language: string,
  messages: Messages,
  { english, from }: { readonly english: Messages; readonly from: TranslatedFrom },
): Verdict {
  const faults = Object.entries(messages).flatMap(([key, text]) => {
    const source = english[key];
    if (source === undefined) return [`${key} is no key of English any more`];
    if (key.startsWith(OF_TERMINAL)) return [`${key} is of a terminal, which is English`];
    const broken = rules.filter(({ holds }) => !holds(text, source, language));
    return broken.map(({ wrong }) => `${key} ${wrong}`);
  });
  const isCurrent = (key: string, text: string): boolean =>
    from[key]?.[fingerprint(text)]?.includes(language) ?? false;
  const ofPages = Object.keys(english).filter((key) => !key.startsWith(OF_TERMINAL));
  return {
    language,
    faults,
    missing: ofPages.filter((key) => messages[key] === undefined),
    outdated: Object.entries(english).flatMap(([key, text]) =>
      messages[key] === undefined || isCurrent(key, text) ? [] : [key],
    ),
  };
}

/** The record once somebody has said that what `languages` have was translated from today's English. */
export function acceptTranslations(
  from: TranslatedFrom,
  english: Messages,
  languages: ReadonlyMap<string, Messages>,
): TranslatedFrom {
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => {
      const now = [...languages].filter(([, words]) => words[key] !== undefined);
      const today = fingerprint(text);
      const texts = new Map<string, readonly string[]>();
      for (const [old, those] of Object.entries(from[key] ?? {})) {
        texts.set(
          old,
          those.filter((language) => !languages.has(language)),
        );
      }
      texts.set(today, [...(texts.get(today) ?? []), ...now.map(([language]) => language)].sort());
      return [key, Object.fromEntries([...texts].filter(([, those]) => those.length > 0))];
    }),
  );
}
