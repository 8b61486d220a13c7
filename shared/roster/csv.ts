/** What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"). */
const FORMULA = /^'*[=+\-@\t\r]/u;

/**
 * The cell so that a spreadsheet shows it instead of running it: a leading apostrophe. One that has apostrophes before
 * a formula already gets one more, so that `fusedCell` always finds its way back.
 */
export const defusedCell = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell as it was before `defusedCell`. */
export const fusedCell = (cell: string): string =>
  /^'/u.test(cell) && FORMULA.test(cell) ? cell.slice(1) : cell;

const quoted = (cell: string): string => `"${defusedCell(cell).replaceAll('"', '""')}"`;

/**
 * Rows as a CSV file (RFC 4180): every cell quoted, so that no reader has to guess, and defused. The byte order mark makes Excel
 * read it as UTF-8.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
