import type { ReactNode } from 'react';
import { walk } from '../walk.ts';

interface Props {
  readonly title: ReactNode;
  /** What finds and filters, above what scrolls. */
  readonly tools?: ReactNode;
  readonly list: ReactNode;
  /** On a small screen, where one of the two has room. */
  readonly isListFirst: boolean;
  readonly children: ReactNode;
}

/** A list, and beside it what is open of it; on a small screen one of the two. The arrows go through the rows (`a.row`). */
export const Split = ({ title, tools, list, isListFirst, children }: Props) => (
  <div className={`split ${isListFirst ? 'split--list' : ''}`}>
    <div className="list">
      <h2 id="list-title" className="list__head">
        {title}
      </h2>
      {tools}
      <section
        className="list__body"
        tabIndex={0}
        aria-labelledby="list-title"
        onKeyDown={(event) => void walk(event, 'a.row')}
      >
        {list}
      </section>
    </div>
    <div className="pane">{children}</div>
  </div>
);
