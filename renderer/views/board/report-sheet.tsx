import type { BoardView } from '../../../shared/board/board.ts';
import { type Cell, reportOf, type ReportTable } from '../../../shared/board/report.ts';
import { useEventName } from '../../components/event-name.ts';
import { reportWords } from '../../text/figures.ts';
import { useText } from '../../text/text.tsx';

/** The report of the board with its words, for screen, paper and files alike. */
export function useReport(board: BoardView) {
  const words = reportWords(useText(), useEventName());
  return { words, report: reportOf(board, words) };
}

/** The report to be read, or printed. */
export function ReportSheet({ board }: { board: BoardView }) {
  const { report } = useReport(board);
  return (
    <article className="report">
      <h2>{report.title}</h2>
      <p>{report.lead}</p>
      {report.tables.map((table) => (
        <Table key={table.title} table={table} />
      ))}
    </article>
  );
}

function Table({ table: { title, head, rows } }: { table: ReportTable }) {
  return (
    <table className="figure-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...cells], row) => (
          // Two rows may read alike: their places are all that tells them apart.
          <tr key={row}>
            <th scope="row">
              <Written cell={name} />
            </th>
            {cells.map((cell, i) => (
              <td key={i} className={typeof cell === 'number' ? undefined : 'words'}>
                <Written cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Written({ cell }: { cell: Cell }) {
  const { amount } = useText();
  return <bdi>{typeof cell === 'number' ? amount(cell) : cell}</bdi>;
}
