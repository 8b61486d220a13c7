import type { ReactNode } from 'react';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

/** One row; the first cell names it. */
export interface Row {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

interface Props {
  /** The id of the heading that names it. */
  readonly of: string;
  readonly head: readonly MessageKey[];
  readonly rows: readonly Row[];
}

/** Figures as a table: words at the start, numbers at the end of their column. */
export const FigureTable = ({ of, head, rows }: Props) => (
  // Many hours scroll in their panel, also from the keyboard.
  <div className="figure-scroll" role="group" aria-labelledby={of} tabIndex={0}>
    <table className="figure-table" aria-labelledby={of}>
      <thead>
        <tr>
          {head.map((key) => (
            <th key={key} scope="col">
              <Say k={key} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...cells] }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {cells.map((cell, i) => (
              <td key={head[i + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
