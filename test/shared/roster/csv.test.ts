import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defusedCell, fusedCell, writeCsv } from '../../../shared/roster/csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', 'a'),
  }),
);

describe('defusedCell', () => {
  it.each(['=1+1', '+46 70', '-1', '@SUM(A1)', '\t=1', '\r=1'])('defuses %j', (formula) => {
    expect(defusedCell(formula)).toBe(`'${formula}`);
  });

  it('leaves names and addresses alone', () => {
    for (const text of ['Jane Doe', "O'Brien", 'jane@example.org', '']) {
      expect(defusedCell(text)).toBe(text);
    }
  });

  it('never begins with what a spreadsheet runs, and finds its way back', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(defusedCell(text)).not.toMatch(/^[=+\-@\t\r]/u);
        expect(fusedCell(defusedCell(text))).toBe(text);
      }),
    );
  });

  it('leaves an apostrophe that defuses nothing', () => {
    expect(fusedCell("'t Hooft")).toBe("'t Hooft");
  });
});

describe('writeCsv', () => {
  it('quotes every cell, doubles quotation marks and marks the file as UTF-8 for Excel', () => {
    expect(writeCsv([['a', 'b "c"', '=1']])).toBe(`\ufeff"a","b ""c""","'=1"\r\n`);
  });

  it('keeps a line break inside its cell', () => {
    expect(writeCsv([['a\nb'], ['c']])).toBe('\ufeff"a\nb"\r\n"c"\r\n');
  });
});
