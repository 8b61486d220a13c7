import Banana from 'banana-i18n';
import { ago } from '../../shared/domain/ago.ts';
import { directionOf, type Direction, type Messages } from '../../shared/languages.ts';
import { isTried, loadMessages, writingOf, type MessageKey } from './languages.ts';

/** What fills a place of a sentence; a number chooses its plural. */
type Filling = string | number;

/** Every word on the screen comes from here. */
export interface Text {
  /** Its code in `languages`, or one that is made up for trying. */
  readonly language: string;
  /** What the page is marked with, so that it is read aloud and hyphenated rightly (BCP 47). */
  readonly tag: string;
  readonly direction: Direction;
  /** Whether there are words for a key that was put together, or came from the other side. */
  has(key: string): key is MessageKey;
  /** The sentence of a key, its places filled; fillings keep their own direction. Plain text, never HTML. */
  say(key: MessageKey, ...fillings: readonly Filling[]): string;
  /** The sentence as written, its places filled with exactly these strings. */
  raw(key: MessageKey, fillings: readonly Filling[]): string;
  /** A time of today as hours and minutes, an older one with its day. `iso` is ISO 8601. */
  time(iso: string): string;
  /** A time with its day and year, for what is kept: paper. */
  dayAndTime(iso: string): string;
  /** How long a time lies back: "14 min. ago". */
  ago(iso: string, now: Date): string;
  /** A date without a time, `YYYY-MM-DD`, with its year. */
  day(date: string): string;
  /** A number as it is written here, with at most one decimal. */
  amount(number: number): string;
  /** Parts one after the other, or named in a sentence: "a, b and c". */
  list(parts: readonly string[], style?: 'and'): string;
}

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A text that runs its own way, wherever it stands (UAX 9, 3.1): a name in a sentence, a sentence in a drawing. */
export const isolate = (text: string): string => FIRST_STRONG_ISOLATE + text + POP_ISOLATE;

/** A name from elsewhere must not turn the sentence. */
const isolated = (filling: Filling): Filling =>
  typeof filling === 'string' ? isolate(filling) : filling;

/** A plural is chosen by the number itself, which stands this many places behind the number as it is written. */
const PLAIN = 50;
const byPlainNumber = (message: string): string =>
  message.replaceAll(
    /\{\{PLURAL:\$(\d)/g,
    (_, place: string) => `{{PLURAL:$${PLAIN + Number(place)}`,
  );

/** Places that nothing fills stay as they are. Hundreds of sentences are said while a list is scrolled, so these are made once. */
const unfilled = Array.from({ length: PLAIN }, (_, place) => `$${place + 1}`);

/** What stands in `{{bidi:…}}` runs from left to right, digits and places included, which banana's own magic word leaves as they are. */
const isolateTokens = (message: string): string =>
  message.replaceAll(/\{\{bidi:([^{}]*)\}\}/g, `${LEFT_TO_RIGHT_ISOLATE}$1${POP_ISOLATE}`);

/** Dates of a language: of today, of another day, and without a time. */
function datesOf({ dates, inWords }: ReturnType<typeof writingOf>) {
  const day = inWords
    ? ({ month: 'short', day: 'numeric' } as const)
    : ({ month: 'numeric', day: 'numeric' } as const);
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  return {
    clock: new Intl.DateTimeFormat(dates, { timeStyle: 'short' }),
    calendar: new Intl.DateTimeFormat(dates, Object.assign({}, day, clock)),
    // A date without a time is midnight in UTC (ECMA-262, 21.4.1.32): elsewhere that is another day.
    days: new Intl.DateTimeFormat(dates, {
      dateStyle: inWords ? 'medium' : 'short',
      timeZone: 'UTC',
    }),
    record: new Intl.DateTimeFormat(dates, {
      dateStyle: inWords ? 'long' : 'short',
      timeStyle: 'short',
    }),
  };
}

/** The words, dates and numbers of a language (BCP 47), or of one that is made up for trying. `words` are those of its file. */
export function createText(language: string, words: Messages): Text {
  const locale = isTried(language) ? 'en' : language;
  const messages = Object.fromEntries(
    Object.entries(words).map(([key, message]) => [key, isolateTokens(byPlainNumber(message))]),
  );
  const banana = new Banana(locale, { messages });
  const writing = writingOf(locale);
  const { clock, calendar, days, record } = datesOf(writing);
  const numbers = new Intl.NumberFormat(writing.numbers, { maximumFractionDigits: 1 });
  const raw = (key: MessageKey, fillings: readonly Filling[]): string => {
    const written = fillings.map((filling) =>
      typeof filling === 'number' ? numbers.format(filling) : filling,
    );
    return banana.i18n(key, ...written, ...unfilled.slice(written.length), ...fillings);
  };
  const time = (iso: string): string => {
    const date = new Date(iso);
    const today = date.toDateString() === new Date().toDateString();
    return (today ? clock : calendar).format(date);
  };
  return {
    language,
    tag: locale,
    direction: directionOf(language),
    has: (key): key is MessageKey => Object.hasOwn(words, key),
    say: (key, ...fillings) => raw(key, fillings.map(isolated)),
    raw,
    ago: (iso, now) => (writing.inWords ? ago(locale, iso, now) : time(iso)),
    day: (date) => days.format(new Date(date)),
    amount: (number) => numbers.format(number),
    list: writing.list,
    time,
    dayAndTime: (iso) => record.format(new Date(iso)),
  };
}

/** The same, with the words of its file. Throws as `loadMessages`. */
export const loadText = async (language: string): Promise<Text> =>
  createText(language, await loadMessages(language));
