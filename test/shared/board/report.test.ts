import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type BoardView, waitReasons } from '../../../shared/board/board.ts';
import {
  reportCsv,
  reportOf,
  reportWikitext,
  type ReportWords,
} from '../../../shared/board/report.ts';
import { board } from '../../renderer/board-screen.ts';
import { english } from '../../english.ts';
import type { MessageKey } from '../../../renderer/text/languages.ts';

const words: ReportWords = {
  say: (key: MessageKey, ...fill) => english(key, ...fill),
  event: 'Hackathon Göteborg',
  localised: (texts) => texts['en'] ?? '',
  day: (iso) => iso.slice(0, 10),
  amount: String,
  list: (parts) => parts.join(', '),
};
const tableOf = (of: BoardView, title: string) =>
  reportOf(of, words).tables.find((table) => table.title === title)?.rows;

describe('a report', () => {
  it('has totals, days, minutes, what is waited for, growth and service levels', () => {
    const { title, lead, tables } = reportOf(board, words);
    expect(title).toBe(english('report-title', 'Hackathon Göteborg'));
    expect(lead).toContain('2027-08-04 to 2027-08-05');
    const fresh = { ...board, since: '2027-07-20T00:00:00.000Z' };
    expect(reportOf(fresh, words).lead).toContain('2027-07-20 to 2027-08-05');
    const made = fresh.made.map((one) => ({ ...one, before: 0 }));
    expect(reportOf({ ...fresh, made }, words).lead).toContain('2027-08-04 to 2027-08-05');
    expect(tables.map((table) => table.title)).toEqual([
      english('report-totals'),
      english('report-days'),
      english('board-minutes-title'),
      english('report-waiting'),
      'Tool maintainers',
      english('board-levels-title'),
    ]);
    expect(tableOf(board, english('report-totals'))).toContainEqual([
      english('board-what-account'),
      103,
    ]);
    expect(tableOf(board, english('report-days'))).toContainEqual([
      english('board-what-project'),
      '2027-08-04 to 2027-08-05',
      5,
    ]);
    expect(tableOf(board, english('report-waiting'))).toEqual([
      [english('board-wait-approval'), 9],
      [
        ['review', 'helper', 'newcomer', 'network']
          .map((reason) => english(`board-wait-${reason as 'review'}`)) // one of them
          .join(', '),
        10,
      ],
    ]);
  });

  it('tells no small count, and none from which one could be worked out', () => {
    const few = { ...board, growth: board.growth && { ...board.growth, here: 3 } };
    const rows = tableOf(few, 'Tool maintainers');
    expect(rows).toContainEqual([english('report-here'), english('report-few', 5)]);
    expect(JSON.stringify(rows)).not.toContain('1903');
    const alone = { ...board, minutes: { people: 3, median: 7, most: 9, hours: [] } };
    expect(tableOf(alone, english('board-minutes-title'))).toEqual([
      [english('board-people'), english('report-few', 5)],
    ]);
  });

  it('has no number from 1 to 4 for anything that people did or wait for', () => {
    const count = fc.nat(9);
    const hour = fc.record({
      hour: fc
        .integer({ min: 0, max: 90 })
        .map((i) => new Date(Date.parse(board.since) + i * 3_600_000).toISOString()),
      count,
    });
    const drawn = fc.record({
      made: fc.record({ before: count, hours: fc.array(hour) }),
      waiting: fc.uniqueArray(
        fc.record({ reason: fc.constantFrom(...waitReasons), people: count }),
        {
          selector: ({ reason }) => reason,
        },
      ),
      here: count,
    });
    fc.assert(
      fc.property(drawn, ({ made, waiting, here }) => {
        const played: BoardView = {
          ...board,
          made: [{ what: 'account', ...made }],
          waiting: waiting.map((one) => ({ ...one, since: board.at })),
          minutes: { people: here, median: 7, most: 9, hours: [] },
          growth: board.growth && { ...board.growth, here },
        };
        const cells = reportOf(played, words)
          .tables.slice(0, -1)
          .flatMap(({ rows }) => rows.flat());
        const small = cells.filter((cell) => typeof cell === 'number' && cell > 0 && cell < 5);
        expect(small).toEqual([]);
      }),
    );
  });
});

describe('as wikitext', () => {
  const wiki = (event: string, name: string): string => {
    const growth = board.growth && { ...board.growth, name: { en: name } };
    return reportWikitext(reportOf({ ...board, growth }, { ...words, event }), words);
  };

  it('a report is headings and tables with heads', () => {
    const text = wiki('Event', 'Maintainers');
    expect(text).toContain('== Totals ==\n{| class="wikitable"\n! scope="col" | What\n');
    expect(text).toContain(
      '! scope="row" | Developer accounts\n| style="text-align: end;" | 103\n',
    );
    expect(text.match(/^\{\|/gmu)?.length).toBe(text.match(/^\|\}$/gmu)?.length);
  });

  it.each([
    '{{Delete}}',
    '[[File:a.png]]',
    '<script>',
    '|}',
    "'''bold'''",
    '__NOTOC__',
    '~~~~',
    '=A=',
    '* a',
    'https://example.org',
    '&lt;',
  ])('nothing in a text is read as anything else: %s', (text) => {
    const decoded = (line: string): string =>
      line.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
    const heading = wiki('Event', text)
      .split('\n')
      .find((line) => decoded(line) === `== ${text} ==`);
    expect(heading).toBeDefined();
    expect(heading).not.toContain(text);
  });

  it('a text stays in its line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const lines = (text: string): number => wiki('Event', text).split('\n').length;
        expect(lines(name)).toBe(lines('plain'));
      }),
      { numRuns: 50 },
    );
  });
});

describe('as CSV', () => {
  it('each row begins with its table, numbers stand as they are, and formulas are defused', () => {
    const growth = board.growth && { ...board.growth, name: { en: '=1+1' } };
    const csv = reportCsv(reportOf({ ...board, growth }, words));
    const rows = Papa.parse<string[]>(csv.replace('\ufeff', ''), { skipEmptyLines: true }).data;
    expect(rows).toContainEqual(['Totals', 'Developer accounts', '103']);
    expect(rows.filter(([table]) => table === "'=1+1")).toHaveLength(6);
    expect(csv).not.toMatch(/"[=+\-@]/u);
  });
});
