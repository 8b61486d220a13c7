import {
  directionOf,
  loadWords,
  type Messages,
  nearestLanguage,
} from '../../../shared/languages.ts';
import { answer, type Exchange } from './answer.ts';

/** The sentences that plain pages are made of: of a language that is not English the terminal's bundle holds these alone. */
export const pageKeys = [
  'page-missing',
  'page-events',
  'page-refused',
  'page-refused-next',
  'page-window',
  'page-window-next',
  'desk-title',
  'problem-detail',
] as const;
/** One of `pageKeys`. */
type PageKey = (typeof pageKeys)[number];

/** A sentence of a plain page; `to` is the address it leads to, `why` what stands in its place, in English. */
interface PageLine {
  readonly words: string;
  readonly to?: string;
  readonly why?: string;
}

/** A page for a person who came to the wrong door. */
export interface PlainPage {
  readonly status: number;
  readonly title: PageKey;
  readonly lines: (say: (key: PageKey) => string, language: string) => readonly PageLine[];
}

/** As many languages as anybody can read: what comes after them in a header was not meant by a person. */
const MOST_WANTED = 20;

/** The languages that a browser asks for, the dearest first (RFC 9110 12.5.4). */
export const wantedLanguages = (header: string): string[] =>
  header
    .split(',', MOST_WANTED)
    .map((part) => {
      const [tag = '', ...params] = part.split(';').map((text) => text.trim());
      const quality = params.find((param) => /^q=/i.test(param));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);

const languageOf = ({ headers }: Exchange['request']): string =>
  wantedLanguages(headers['accept-language'] ?? '')
    .map(nearestLanguage)
    .find((language) => language !== undefined) ?? 'en';

/** By language: whoever asks for a thousand pages that are not there may not have a thousand files read. */
const known = new Map<string, Promise<Messages>>();
function wordsOf(language: string): Promise<Messages> {
  const words = known.get(language) ?? loadWords(language);
  known.set(language, words);
  // A file that did not come once may come the next time.
  words.catch(() => known.delete(language));
  return words;
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

function htmlOf({ words, to, why = '' }: PageLine): string {
  const said = escaped(words).replace('$1', () => `<bdi lang="en">${escaped(why)}</bdi>`);
  return `<p>${to === undefined ? said : `<a href="${escaped(to)}">${said}</a>`}</p>`;
}

/** Answers with a page in a language that the browser asks for, English where none of those is known. It needs no script, no style and no file. */
export async function answerPage(
  { request, response }: Exchange,
  { status, title, lines }: PlainPage,
): Promise<void> {
  const language = languageOf(request);
  const [words, english] = await Promise.all([wordsOf(language), wordsOf('en')]);
  const say = (key: PageKey): string => words[key] ?? english[key] ?? key;
  const body = [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><meta name="color-scheme" content="light dark">`,
    // Without it a telephone draws the page as wide as a desk's screen, and nobody can read it.
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Lanyard</title><main><h1>${escaped(say(title))}</h1>${lines(say, language).map(htmlOf).join('')}</main></html>`,
  ].join('\n');
  const headers = { 'Content-Type': 'text/html; charset=utf-8', Vary: 'Accept-Language' };
  answer(response, { status, headers, body });
}
