import type { BoardView } from '../../../../shared/board/board.ts';
import {
  reportCsv,
  reportOf,
  reportWikitext,
  type ReportWords,
} from '../../../../shared/board/report.ts';
import { ok } from '../../../../shared/result.ts';
import type { Command } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { flag } from '../../base/options.ts';
import { say } from '../../base/words.ts';

const inEnglish = (texts: Readonly<Record<string, string>>): string =>
  texts['en'] ?? Object.values(texts)[0] ?? '';

const wordsFor = (event: string): ReportWords => ({
  say,
  event,
  localised: inEnglish,
  // A terminal's lines are read by scripts: days as ISO 8601 has them, in UTC as everywhere in a terminal.
  day: (iso) => iso.slice(0, 10),
  amount: String,
  list: (parts) => parts.join(', '),
});

function linesOf(board: BoardView, event: string, asCsv: boolean): string[] {
  const words = wordsFor(event);
  const report = reportOf(board, words);
  // The mark at the start of a file is for spreadsheets; here it would stand in the way.
  const text = asCsv ? reportCsv(report).replace('\ufeff', '') : reportWikitext(report, words);
  return text.trimEnd().split(/\r?\n/);
}

/** What may be published of this desk's figures. */
export const boardReport: Command = {
  name: 'board report',
  summary: 'Show the publishable figures of this desk',
  examples: ['lanyard board report', 'lanyard board report --csv > report.csv'],
  options: { csv: flag('as CSV') },
  positionals: [],
  async run(desk, { options }) {
    const event = await desk.call('event.current', {});
    if (!event.ok) return event;
    const board = await desk.call('board.read', {});
    if (!board.ok) return board;
    const name = inEnglish(event.value.name);
    return ok({
      value: board.value,
      lines: linesOf(board.value, name, options['csv'] === true),
      exit: EXIT.confirmed,
    });
  },
};
