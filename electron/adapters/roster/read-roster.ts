import Papa from 'papaparse';
import { fusedCell } from '../../../shared/roster/csv.ts';
import {
  LARGEST_ROSTER,
  MOST_PEOPLE,
  rosterDelimiters,
  type RosterCells,
} from '../../../shared/roster/roster.ts';
import { MOST_COLUMNS } from '../../../shared/roster/roster-columns.ts';
import type { RosterTable } from '../../core/ports/roster-reader.ts';
import { decodeText } from './decode-text.ts';
import { rosterProblem } from './roster-problem.ts';

/** Longer cells hold no name; a quotation mark was lost, or it is another kind of file. In UTF-16 units. */
const LONGEST_CELL = 10_000;

const lineBreaks = (text: string): number => text.match(/\r\n|\r|\n/gu)?.length ?? 0;

/** One kind of line break between rows: files that were put together have several, and papaparse takes one. */
const sameLineBreaks = (text: string): string =>
  text.replace(/"[^"]*"|\r\n?/gu, (part) => (part.startsWith('"') ? part : '\n'));

/** Excel writes and reads `sep=;` as a first line of its own. */
function splitSeparatorLine(text: string): { body: string; line: number; named: string } {
  const [whole = '', named = ''] = /^\ufeff?sep=([,;\t])\n/iu.exec(text) ?? [];
  return { body: text.slice(whole.length), line: whole === '' ? 1 : 2, named };
}

/** How many rows a delimiter divides into the same number of cells, and into how many; none where it divides none. */
function agreeing(lines: readonly string[], delimiter: string): { rows: number; cells: number } {
  const counts = Map.groupBy(lines, (line) => line.split(delimiter).length);
  const found = [...counts].filter(([cells]) => cells > 1);
  return found
    .map(([cells, { length: rows }]) => ({ rows, cells }))
    .reduce((best, one) => (one.rows > best.rows ? one : best), { rows: 0, cells: 1 });
}

/**
 * The delimiter by which most rows have the same number of cells; of two of them the one that makes more cells. A cell may hold the others, be
 * it in the header or in what somebody likes to eat.
 */
function delimiterOf(text: string): RosterTable['delimiter'] {
  const lines = text
    .replace(/"[^"]*(?:"|$)/gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const found = rosterDelimiters.map((delimiter) => ({ delimiter, ...agreeing(lines, delimiter) }));
  const [best] = found.toSorted((a, b) => b.rows - a.rows || b.cells - a.cells);
  return best?.delimiter ?? ',';
}

const isBlank = (cells: readonly string[]): boolean =>
  cells.every((cell) => fusedCell(cell).trim() === '');

function refuseBadRow({ data, errors }: Papa.ParseStepResult<string[]>, line: number): void {
  if (errors.some(({ type }) => type === 'Quotes')) throw rosterProblem('roster-quotes', line);
  if (data.length > MOST_COLUMNS) throw rosterProblem('roster-columns', line, MOST_COLUMNS);
  if (data.some((cell) => cell.length > LONGEST_CELL)) {
    throw rosterProblem('roster-cell', line, LONGEST_CELL);
  }
}

/** Every row that is not blank, with the line it begins on: a quoted cell may hold line breaks. */
function parse(text: string): Pick<RosterTable, 'delimiter' | 'rows'> {
  const { body, line: firstLine, named } = splitSeparatorLine(sameLineBreaks(text));
  const delimiter = rosterDelimiters.find((known) => known === named) ?? delimiterOf(body);
  // papaparse counts its cursor without the byte order mark.
  const counted = body.replace(/^\ufeff/u, '');
  const rows: RosterCells[] = [];
  let line = firstLine;
  let at = 0;
  Papa.parse<string[]>(body, {
    delimiter,
    newline: '\n',
    step(step) {
      refuseBadRow(step, line);
      if (!isBlank(step.data)) rows.push({ line, cells: step.data });
      // One more for the header.
      if (rows.length > MOST_PEOPLE + 1) throw rosterProblem('roster-rows', line, MOST_PEOPLE);
      line += lineBreaks(counted.slice(at, step.meta.cursor));
      at = step.meta.cursor;
    },
  });
  return { rows, delimiter };
}

/** `ReadRoster` with papaparse (RFC 4180 and what spreadsheets make of it). */
export function readRoster(file: string): RosterTable {
  const bytes = Buffer.from(file, 'base64');
  if (bytes.length > LARGEST_ROSTER) throw rosterProblem('roster-too-large');
  const { encoding, text } = decodeText(bytes);
  const table = parse(text);
  if (table.rows.length === 0) throw rosterProblem('roster-empty');
  return { encoding, ...table };
}
