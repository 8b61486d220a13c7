import { cdxIconArrowPrevious } from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { walk } from './walk.ts';

interface Props {
  readonly title: ReactNode;
  /** What finds and filters, above what scrolls. */
  readonly tools?: ReactNode;
  readonly list: ReactNode;
  /** On a small screen, where one of the two has room. */
  readonly isListFirst: boolean;
  /** Where the list stands by itself: the way back to it from what is open, on a small screen. */
  readonly back: string;
  readonly children: ReactNode;
}

/** A list, and beside it what is open of it; on a small screen one of the two. The arrows go through the rows (`a.row`). */
export const Split = ({ title, tools, list, isListFirst, back, children }: Props) => (
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
    <div className="pane">
      {isListFirst ? null : (
        <p className="split__back">
          <a href={back}>
            <Icon icon={cdxIconArrowPrevious} />
            {title}
          </a>
        </p>
      )}
      {children}
    </div>
  </div>
);
