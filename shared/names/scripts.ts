/**
 * The scripts of Unicode 15.0, which every engine Lanyard runs on knows by name. A letter of a younger script counts as
 * "another script": fine alone, odd in company.
 */
const names =
  `Latin Cyrillic Greek Han Hiragana Katakana Hangul Bopomofo Arabic Hebrew Devanagari Bengali Gurmukhi Gujarati Oriya
  Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Armenian Ethiopic Khmer Mongolian Cherokee
  Canadian_Aboriginal Syriac Thaana Nko Tifinagh Vai Yi Lisu Javanese Balinese Sundanese Batak Buginese Cham Tai_Le
  New_Tai_Lue Tai_Tham Tai_Viet Kayah_Li Lepcha Limbu Meetei_Mayek Ol_Chiki Saurashtra Rejang Syloti_Nagri Chakma
  Adlam Bamum Mandaic Samaritan Osage Newa Wancho Miao Nyiakeng_Puachue_Hmong Hanifi_Rohingya Tagalog Hanunoo Buhid
  Tagbanwa Bassa_Vah Mende_Kikakui Medefaidrin Pahawh_Hmong Mro Sora_Sompeng Warang_Citi Kawi Nag_Mundari Toto Tangsa
  Vithkuqi Ahom Anatolian_Hieroglyphs Avestan Bhaiksuki Brahmi Braille Carian Caucasian_Albanian Chorasmian Coptic
  Cuneiform Cypriot Cypro_Minoan Deseret Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic Glagolitic
  Gothic Grantha Gunjala_Gondi Hatran Imperial_Aramaic Inscriptional_Pahlavi Inscriptional_Parthian Kaithi Kharoshthi
  Khitan_Small_Script Khojki Khudawadi Linear_A Linear_B Lycian Lydian Mahajani Makasar Manichaean Marchen
  Masaram_Gondi Meroitic_Cursive Meroitic_Hieroglyphs Modi Multani Nabataean Nandinagari Nushu Ogham Old_Hungarian
  Old_Italic Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Palmyrene
  Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Runic Sharada Shavian Siddham SignWriting Sogdian Soyombo Takri
  Tangut Tirhuta Ugaritic Yezidi Zanabazar_Square`.split(/\s+/u);

let made: readonly { readonly name: string; readonly has: RegExp }[] | undefined;
/** Made when the first name asks for them: it takes as long as a quarter of a terminal's whole start. */
const scripts = () =>
  (made ??= names.map((name) => ({ name, has: new RegExp(`\\p{scx=${name}}`, 'u') })));

/** Characters that belong to no script in particular: digits, punctuation, most marks. */
const shared = /[\p{scx=Common}\p{scx=Inherited}]/u;

/** Most names by far; it spares them the long way. */
const plainlyLatin = /^[\p{scx=Latin}\p{scx=Common}\p{scx=Inherited}]*$/u;

/** Scripts that are written together by right ("highly restrictive", UTS 39 section 5.2); Latin goes with each. */
const families = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** To ask every script about a letter takes long, and people of one language share their letters. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 10_000;

function scriptsOf(character: string): readonly string[] {
  const asked = known.get(character);
  if (asked) return asked;
  const found = scripts()
    .filter(({ has }) => has.test(character))
    .map(({ name }) => name);
  const answer = found.length > 0 ? found : ['another script'];
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(character, answer);
  return answer;
}

/**
 * The first character that does not belong to the script most of the text is written in, with its script; undefined
 * where all belong together. Japanese, Korean and Chinese text may hold Latin letters.
 */
export function findOddScript(text: string): { character: string; script: string } | undefined {
  if (plainlyLatin.test(text)) return undefined;
  const letters = [...text]
    .filter((character) => !shared.test(character))
    .map((character) => ({ character, scripts: scriptsOf(character) }));
  const alone = [...new Set(letters.flatMap((letter) => letter.scripts))].map((name) => [name]);
  const strangers = [...families, ...alone].map((family) =>
    letters.filter((letter) => !letter.scripts.some((name) => family.includes(name))),
  );
  const fewest = Math.min(...strangers.map(({ length }) => length));
  const odd = strangers.find(({ length }) => length === fewest)?.[0];
  if (odd === undefined) return undefined;
  return { character: odd.character, script: (odd.scripts[0] ?? '').replaceAll('_', ' ') };
}
