import type { ReactNode } from 'react';
import type { BoardView } from '../../../shared/board/board.ts';

/** What a panel shows, and whether as a table. */
export interface Shown {
  readonly board: BoardView;
  readonly asTable: boolean;
}

interface PanelProps {
  readonly id: string;
  readonly title: ReactNode;
  /** What the plot shows, in one sentence. */
  readonly says: ReactNode;
  readonly children: ReactNode;
}

/** One subject of the board: its name, a sentence that says what is shown, and the plot or table. */
export const Panel = ({ id, title, says, children }: PanelProps) => (
  <section className={`panel panel--${id}`} aria-labelledby={`panel-${id}`}>
    <h2 id={`panel-${id}`}>{title}</h2>
    <p className="panel__says">{says}</p>
    {children}
  </section>
);
