import type { ReportWords } from '../../shared/board/report.ts';
import type { Text } from './create-text.ts';
import { inLanguage } from '../../shared/languages.ts';
import { writingOf } from './languages.ts';

/** How figures and the hours they belong to are written in the language of a screen. */
export interface FigureWords {
  /** An hour with its day of the week: "Sat 15:00". */
  hour(iso: string): string;
  /** The day of the week, or its date where a browser has no word for it. */
  weekday(iso: string): string;
  /** The same, as short as the language has it. */
  shortWeekday(iso: string): string;
  /** The date, with its year. */
  date(iso: string): string;
  /** An hour without its day. */
  clock(iso: string): string;
  /** A part of a hundred; more digits where it is close to all of it. */
  percent(number: number): string;
  /** A text of the profile in this language, in English, or in whatever it has. */
  localised(texts: Readonly<Record<string, string>>): string;
  list(parts: readonly string[]): string;
}

/** Close to a hundred, each nine counts: 99.98 % is not 100 %. */
const digitsOf = (number: number): number => (number > 99 && number < 100 ? 2 : 0);

/** A day where a browser has no word for it. */
const DAY = { day: 'numeric', month: 'numeric' } as const;

/** The figures' words of a language. Everything is in the time of this machine. */
export function figureWords({ language }: Pick<Text, 'language'>): FigureWords {
  const locale = language.startsWith('x-') ? 'en' : language;
  const { dates, numbers, inWords, list } = writingOf(locale);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(dates, options);
    return (iso: string): string => formatter.format(new Date(iso));
  };
  return {
    hour: format({ ...(inWords ? { weekday: 'short' } : DAY), hour: 'numeric', minute: '2-digit' }),
    weekday: format(inWords ? { weekday: 'long' } : DAY),
    shortWeekday: format(inWords ? { weekday: 'short' } : DAY),
    date: format({ dateStyle: inWords ? 'medium' : 'short' }),
    clock: format({ hour: 'numeric', minute: '2-digit' }),
    percent(number) {
      const maximumFractionDigits = digitsOf(number);
      // Cut, not rounded: what is not quite reached is not told as reached.
      const style = { style: 'percent', maximumFractionDigits, roundingMode: 'floor' } as const;
      return new Intl.NumberFormat(numbers, style).format(number / 100);
    },
    localised: (texts) => inLanguage(texts, language) ?? '',
    list: (parts) => list(parts),
  };
}

/** The words of a report in the language of the screen, without the marks that isolate names: it goes elsewhere. */
export function reportWords(text: Text, event: string): ReportWords {
  const { date, localised, list } = figureWords(text);
  return {
    say: (key, ...fillings) => text.raw(key, fillings).replaceAll(/[\u2066-\u2069]/g, ''),
    event,
    localised,
    day: date,
    amount: text.amount,
    list,
  };
}
