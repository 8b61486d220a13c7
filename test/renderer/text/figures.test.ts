import { describe, expect, it } from 'vitest';
import { textOf } from '../text-of.tsx';
import { figureWords, reportWords } from '../../../renderer/text/figures.ts';

const words = figureWords(textOf('en'));

describe('a percentage', () => {
  it.each([
    [40, '40%'],
    [99, '99%'],
    [99.981, '99.98%'],
    [99.999, '99.99%'],
    [100, '100%'],
    [89.9, '89%'],
    [1000, '1,000%'],
  ])('of %d is told as %s: never more than was reached', (number, told) => {
    expect(words.percent(number)).toBe(told);
  });
});

it('texts of the profile are told in the language of the screen, in English, or in whatever there is', () => {
  const texts = { en: 'Tool maintainers', sv: 'Verktygsförvaltare' };
  expect(words.localised(texts)).toBe('Tool maintainers');
  expect(figureWords({ language: 'sv' }).localised(texts)).toBe('Verktygsförvaltare');
  expect(figureWords({ language: 'ar' }).localised({ sv: 'Verktyg' })).toBe('Verktyg');
  expect(words.localised({})).toBe('');
});

it('the words of a report have no marks that would stay in a file', () => {
  const { say, day } = reportWords(textOf('x-mirror'), 'Event');
  expect(say('report-title', 'Event')).not.toMatch(/[\u2068\u2069]/u);
  expect(day('2027-08-04T12:00:00.000Z')).toBe('Aug 4, 2027');
});

it('days and figures are written in Sorani, of whose words a browser has none', () => {
  const sorani = figureWords(textOf('ckb'));
  const noon = '2027-08-04T12:00:00.000Z';
  expect(sorani.date(noon)).toBe('٤\u200f/٨\u200f/٢٠٢٧');
  expect(sorani.weekday(noon)).toBe('٤\u200f/٨');
  expect(sorani.hour(noon)).toMatch(/^٤\u200f\/٨، [٠-٩]+:٠٠$/u);
  expect(sorani.percent(40)).toMatch(/٤٠/u);
  expect(sorani.list(['a', 'b', 'c'])).toBe('a، b، c');
});
