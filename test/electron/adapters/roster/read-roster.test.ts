import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoster } from '../../../../electron/adapters/roster/read-roster.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { fusedCell, writeCsv } from '../../../../shared/roster/csv.ts';
import { LARGEST_ROSTER, MOST_PEOPLE } from '../../../../shared/roster/roster.ts';

const read = (content: string | Uint8Array) => readRoster(Buffer.from(content).toString('base64'));
const cells = (content: string) => read(content).rows.map((row) => row.cells);

/** The rule and params that a content is refused with. */
function refusal(content: string | Uint8Array): unknown {
  try {
    read(content);
    return 'was read';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, ...error.fields.map(({ field, rule, params }) => [field, rule, ...params])];
  }
}

describe('readRoster', () => {
  it.each([',', ';', '\t'] as const)('finds out that cells are parted by %j', (delimiter) => {
    const rows = [
      ['name', 'mail', 'note'],
      ['Jane', 'jane@example.org', ''],
      ['José', 'jose@example.org', ''],
    ];
    const table = read(rows.map((row) => row.join(delimiter)).join('\r\n'));
    expect(table).toMatchObject({ delimiter, encoding: 'utf-8' });
    expect(table.rows.map((row) => row.cells)).toEqual(rows);
  });

  it.each([
    [
      'Name;E-Mail;Essen (vegan, halal, glutenfrei)\r\nJana;j@x.org;vegan\r\nKofi;k@x.org;\r\n',
      ';',
    ],
    ['Name;E-Mail;Essen\nJana;j@x.org;vegan, nuts\nKofi;k@x.org;a, b, c, d\n', ';'],
    ['Name,E-Mail,Note\nJana,j@x.org,one; two; three; four\nKofi,k@x.org,none\n', ','],
    ['Name\tE-Mail (a, b, c, d)\nWeiss, Jana\tj@x.org\nMensa, Kofi\tk@x.org\n', '\t'],
    ['Name;E-Mail\nWeiss, Jana;j@x.org\nMensa, Kofi;k@x.org\n', ';'],
    ['"a;b;c",d\n"e;f;g",h\n', ','],
    ['Name\nJana\n', ','],
  ])('takes the delimiter by all rows: %j', (file, delimiter) => {
    expect(read(file).delimiter).toBe(delimiter);
  });

  it('believes the line in which Excel names the delimiter', () => {
    expect(read('sep=;\r\na,b;c\r\n').rows).toEqual([{ line: 2, cells: ['a,b', 'c'] }]);
  });

  it('reads a file whose rows end in different ways', () => {
    expect(cells('name,mail\r\nJane,j\nKofi,k\r"L\r\nK",l')).toEqual([
      ['name', 'mail'],
      ['Jane', 'j'],
      ['Kofi', 'k'],
      ['L\r\nK', 'l'],
    ]);
  });

  it('reads past the mark of UTF-8', () => {
    expect(cells('\ufeffname,mail\n')).toEqual([['name', 'mail']]);
  });

  it('counts lines as an editor does, also across quoted line breaks and blank lines', () => {
    const file = 'name,mail\r\n"Jane\r\nDoe",j@example.org\r\n\r\n , \r\nKofi,k@example.org';
    expect(read(file).rows.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it.each([
    ['nothing', '', ['roster-empty']],
    ['blank lines', ' \n,,\n', ['roster-empty']],
    ['a quotation mark that is never closed', 'a,b\n"c,d\ne,f', ['roster-quotes', '2']],
    ['text behind a closed quotation mark', 'a,b\nc,d\n"e"x,f', ['roster-quotes', '3']],
    ['too many columns', `a,b\n${','.repeat(200)}`, ['roster-columns', '2', '200']],
    ['an endless cell', `a,b\nc,d\ne,${'x'.repeat(10_001)}`, ['roster-cell', '3', '10000']],
    ['too many people', 'a,b\n'.repeat(MOST_PEOPLE + 2), ['roster-rows', '5002', '5000']],
    ['too large a file', 'a'.repeat(LARGEST_ROSTER + 1), ['roster-too-large']],
  ])('refuses %s in one sentence, with the line where there is one', (_, file, expected) => {
    expect(refusal(file)).toEqual(['invalid-input', ['file', ...expected]]);
  });

  it('reads back whatever was written, cell by cell', () => {
    const cell = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.string({
          unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', '=', "'", 'a', ' '),
          maxLength: 8,
        }),
      )
      .filter((text) => !text.includes('\0'));
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 6,
        }),
      )
      .map((rows) => [rows[0]?.map((_, i) => `column ${i}`) ?? [], ...rows]);
    fc.assert(
      fc.property(table, (rows) => {
        const filled = rows.filter((row) => row.some((text) => text.trim() !== ''));
        expect(cells(writeCsv(rows)).map((row) => row.map(fusedCell))).toEqual(filled);
      }),
      { numRuns: 500 },
    );
  });

  it('reads any bytes or refuses them, and never falls over', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .string({
          unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\ufeff', 'sep=', 'a'),
          maxLength: 40,
        })
        .map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        const found = refusal(content);
        expect(found === 'was read' || Array.isArray(found)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
