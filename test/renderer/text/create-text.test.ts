import { describe, expect, it } from 'vitest';
import { createText } from '../../../renderer/text/create-text.ts';
import { textOf } from '../text-of.tsx';

describe('dates and numbers', () => {
  it('are written in Kurdish where the browser knows no Kurdish', () => {
    const [sorani, kurmanji] = [textOf('ckb'), textOf('ku-latn')];
    expect([sorani.amount(12345.6), kurmanji.amount(12345.6)]).toEqual(['١٢٬٣٤٥٫٦', '12.345,6']);
    expect([sorani.day('2026-12-31'), kurmanji.day('2026-12-31')]).toEqual([
      '٣١\u200f/١٢\u200f/٢٠٢٦',
      '31.12.2026',
    ]);
    expect(sorani.time('2020-03-02T12:00:00.000Z')).toMatch(/^[٠-٩/\u200f]+، [٠-٩]+:[٠-٩]+$/u);
    expect(kurmanji.ago('2020-03-02T12:00:00.000Z', new Date('2020-03-02T12:05:00.000Z'))).toMatch(
      /^2\/3 /,
    );
  });

  it('stand in a sentence as the language writes them, and choose its plural', () => {
    const words = { 'search-found': '{{PLURAL:$1|یەک: $1|زۆر: $1}}' };
    const sorani = createText('ckb', words);
    expect(sorani.say('search-found', 1)).toBe('یەک: ١');
    expect(sorani.say('search-found', 1234)).toBe('زۆر: ١٬٢٣٤');
    const arabic = createText('ar', { 'search-found': '{{PLURAL:$1|0|1|2|few|many|other}}' });
    expect([0, 1, 2, 3, 11, 100].map((count) => arabic.say('search-found', count))).toEqual([
      '0',
      '1',
      '2',
      'few',
      'many',
      'other',
    ]);
  });

  it('keep a date on its day, wherever the screen stands', () => {
    expect(textOf('en').day('2026-12-31')).toBe('Dec 31, 2026');
  });

  it('are written as the language does', () => {
    expect(textOf('en').amount(1234.56)).toBe('1,234.6');
    expect(textOf('de').amount(1234.56)).toBe('1.234,6');
  });
});

describe('a list', () => {
  it.each([
    ['en', 'a, b', 'a and b', 'a, b, and c'],
    ['ckb', 'a، b', 'a و b', 'a، b و c'],
    ['ku-latn', 'a, b', 'a û b', 'a, b û c'],
  ])(
    'is written as the language does, also where the browser does not know it: %s',
    (code, ...lists) => {
      const { list } = textOf(code);
      const [two, three] = [
        ['a', 'b'],
        ['a', 'b', 'c'],
      ];
      expect([list(two), list(two, 'and'), list(three, 'and')]).toEqual(lists);
      expect(list(['a'], 'and')).toBe('a');
    },
  );
});

describe('a sentence from right to left', () => {
  it('keeps tokens that are written from left to right, digits and names in them too', () => {
    const words = { 'cli-next-tool': 'بنووسن {{bidi:become $1}}، پاشان {{bidi:0–9}}' };
    expect(createText('ckb', words).say('cli-next-tool', 'map-bot')).toBe(
      'بنووسن \u2066become \u2068map-bot\u2069\u2069، پاشان \u20660–9\u2069',
    );
  });
});
