import Banana from 'banana-i18n';
import { ago } from '../../shared/domain/ago.ts';
import {
  directionOf,
  messagesOf,
  triedLanguages,
  type Direction,
  type MessageKey,
} from './languages.ts';

/** What fills a place of a sentence; a number chooses its plural. */
type Filling = string | number;

/** Every word on the screen comes from here. */
export interface Text {
  readonly language: string;
  readonly direction: Direction;
  /** The sentence of a key, its places filled; fillings keep their own direction. Plain text, never HTML. */
  say(key: MessageKey, ...fillings: readonly Filling[]): string;
  /** The sentence as written, its places filled with exactly these strings. */
  raw(key: MessageKey, fillings: readonly Filling[]): string;
  /** A time of today as hours and minutes, an older one with its day. `iso` is ISO 8601. */
  time(iso: string): string;
  /** How long a time lies back: "14 min. ago". */
  ago(iso: string, now: Date): string;
  /** A date without a time, `YYYY-MM-DD`, with its year. */
  day(date: string): string;
  /** A number as it is written here, with at most one decimal. */
  amount(number: number): string;
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A name from elsewhere may run the other way; isolation keeps it from turning the sentence (UAX 9, 3.1). */
const isolated = (filling: Filling): Filling =>
  typeof filling === 'string' ? FIRST_STRONG_ISOLATE + filling + POP_ISOLATE : filling;

/** The words, dates and numbers of a language (BCP 47), or of one of `triedLanguages`. */
export function createText(language: string): Text {
  const locale = triedLanguages.some((tried) => tried === language) ? 'en' : language;
  const banana = new Banana(locale, { messages: messagesOf(language) });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const calendar = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  // A date without a time is midnight in UTC (ECMA-262, 21.4.1.32): elsewhere that is another day.
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    language,
    direction: directionOf(language),
    say: (key, ...fillings) => banana.i18n(key, ...fillings.map(isolated)),
    raw: (key, fillings) => banana.i18n(key, ...fillings),
    ago: (iso, now) => ago(locale, iso, now),
    day: (date) => days.format(new Date(date)),
    amount: (number) => numbers.format(number),
    time(iso) {
      const date = new Date(iso);
      const today = date.toDateString() === new Date().toDateString();
      return (today ? clock : calendar).format(date);
    },
  };
}
