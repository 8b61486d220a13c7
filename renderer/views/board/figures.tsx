import type { BoardView, Measure } from '../../../shared/board/board.ts';
import { thisHourOf, totalOf } from '../../../shared/board/series.ts';
import { Say, useText } from '../../text/text.tsx';
import { GoalBar } from './bars.tsx';

/** What is told first, in this order. */
const told: readonly Measure[] = ['account', 'membership', 'tool', 'project', 'key'];

/** The most important numbers, each with its name. */
export function Figures({ board }: { board: BoardView }) {
  return (
    <dl className="figures">
      {told.map((what) => (
        <Figure key={what} what={what} board={board} />
      ))}
      <MinutesFigure board={board} />
    </dl>
  );
}

function Figure({ what, board }: { what: Measure; board: BoardView }) {
  const { amount } = useText();
  const total = totalOf(board, what);
  const goal = what === 'account' ? board.goals.accounts : undefined;
  const inReview = board.waiting.find(({ reason }) => reason === 'review')?.people ?? 0;
  return (
    <div className={`figure figure--${what}`}>
      <dt>
        <Say k={`board-what-${what}`} />
      </dt>
      <dd className="figure__number">{amount(total)}</dd>
      {goal === undefined ? null : (
        <dd className="figure__bar" aria-hidden="true">
          <GoalBar part={total / goal} />
        </dd>
      )}
      <dd className="figure__more">
        <Say k="board-this-hour" fill={[amount(thisHourOf(board, what))]} />
      </dd>
      {goal === undefined ? null : (
        <dd className="figure__more">
          <Say k="board-goal" fill={[amount(goal)]} />
        </dd>
      )}
      {what === 'project' && inReview > 0 ? (
        <dd className="figure__more">
          <Say k="board-in-review" fill={[amount(inReview)]} />
        </dd>
      ) : null}
    </div>
  );
}

function MinutesFigure({ board: { minutes, goals } }: { board: BoardView }) {
  const { amount } = useText();
  return (
    <div className="figure figure--minutes">
      <dt>
        <Say k="board-minutes-title" />
      </dt>
      <dd className="figure__number">
        {minutes.median === undefined ? '–' : amount(minutes.median)}
      </dd>
      <dd className="figure__more">
        <Say k="board-median" />
      </dd>
      {goals.minutes === undefined ? null : (
        <dd className="figure__more">
          <Say k="board-goal" fill={[amount(goals.minutes)]} />
        </dd>
      )}
    </div>
  );
}
