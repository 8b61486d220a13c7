import en from '../../i18n/en.json' with { type: 'json' };

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
/** Whether there are words for a key that was put together, or came from the other side. */
export const isMessageKey = (key: string): key is MessageKey =>
  key !== '@metadata' && Object.hasOwn(en, key);

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

const { '@metadata': metadata, ...english } = en;

/** The languages that have words. A translation is added here when its file is. */
const written: Readonly<Record<string, Messages>> = { [metadata.locale]: english };

/** What can be chosen in the settings. */
export const languages: readonly string[] = Object.keys(written);

/** Made-up languages for trying a screen: longer, accented words, from left to right or mirrored. */
export const triedLanguages = ['x-pseudo', 'x-mirror'] as const;

/** The words of a language; English where it has none of its own. */
export function messagesOf(language: string): Messages {
  if (triedLanguages.some((tried) => tried === language)) return pseudo(english);
  return written[language] ?? english;
}
