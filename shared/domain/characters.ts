/** What is said of a character that shows nothing of itself (names: Unicode character database). */
const unseen = new Map([
  [0x09, 'tab'],
  [0x0a, 'line break'],
  [0x0d, 'line break'],
  [0x20, 'space'],
  [0x7f, 'delete'],
  [0xa0, 'no-break space'],
  [0xad, 'soft hyphen'],
  [0x034f, 'combining grapheme joiner'],
  [0x061c, 'Arabic letter mark'],
  [0x180e, 'Mongolian vowel separator'],
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x202f, 'narrow no-break space'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
  [0x2800, 'braille blank'],
  [0x3000, 'ideographic space'],
  [0x3164, 'Hangul filler'],
  [0xfeff, 'zero-width no-break space'],
]);

/** Kinds of character that have no glyph worth showing, the narrower kind first. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\p{Cs}/u, 'half of a surrogate pair'],
  [/\p{Co}/u, 'private use'],
  [/\p{Cn}/u, 'not assigned'],
  [/\p{Cc}/u, 'control character'],
  [/\p{Default_Ignorable_Code_Point}/u, 'invisible'],
  [/\p{Cf}/u, 'format character'],
  [/\p{Z}/u, 'a space of another kind'],
];

/** ASCII that shows itself. */
const onEveryKeyboard = /^[!-~]$/;

/**
 * Names one character so that a person can find it: `“#”` where every keyboard has it, else with its number:
 * `U+202E (right-to-left override)`, or with its script `U+0430 а, Cyrillic`.
 */
export function describeCharacter(character: string, script?: string): string {
  if (onEveryKeyboard.test(character)) return `“${character}”`;
  const codePoint = character.codePointAt(0) ?? 0;
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const words = unseen.get(codePoint) ?? kinds.find(([kind]) => kind.test(character))?.[1];
  if (words !== undefined) return `${number} (${words})`;
  // A lone mark would sit on whatever stands before it; the dotted circle is its usual seat.
  const shown = /\p{M}/u.test(character) ? `\u25cc${character}` : character;
  return script === undefined ? `${number} ${shown}` : `${number} ${shown}, ${script}`;
}

/** Quotation marks and hyphens of books, which phones put in by themselves, as every keyboard has them. */
const marksOfBooks: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201b\u2032]/gu, "'"],
  [/[\u201c-\u201f\u2033]/gu, '"'],
  [/[\u2010-\u2015\u2212\u2027]/gu, '-'],
];

/** The text with the marks that every keyboard has. */
export const inPlainMarks = (text: string): string =>
  marksOfBooks.reduce((plain, [mark, own]) => plain.replaceAll(mark, own), text);

/** Characters that steer the direction of the text around them (UAX 9): `\p{Bidi_Control}`. */
export const bidiControl = /\p{Bidi_Control}/u;

/** Characters that show nothing: controls, zero-width ones, and every space but the plain one. */
export const invisible = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800]|(?! )\p{Zs}/u;
