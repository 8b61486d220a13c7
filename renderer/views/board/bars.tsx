import type { BoardView } from '../../../shared/board/board.ts';
import { Say, useText } from '../../text/text.tsx';

const width = (part: number) => ({ inlineSize: `${Math.min(1, Math.max(0, part)) * 100}%` });

interface GoalBarProps {
  /** 1 is all of it; more is shown as all. */
  readonly part: number;
  /** Whether a person should look at it. */
  readonly isUrgent?: boolean;
}

/** How much of something there is. Decoration: the number stands beside it. */
export const GoalBar = ({ part, isUrgent = false }: GoalBarProps) => (
  <span className="goal-bar" aria-hidden="true">
    <span
      className={isUrgent ? 'goal-bar__full goal-bar__full--urgent' : 'goal-bar__full'}
      style={width(part)}
    />
  </span>
);

/** Reasons for waiting by how many wait for each. A helper's own part is of another colour. */
export function Bars({ waiting }: Pick<BoardView, 'waiting'>) {
  const { amount } = useText();
  const most = Math.max(...waiting.map(({ people }) => people), 1);
  return (
    <ul className="bars">
      {waiting.map(({ reason, people }) => (
        <li key={reason}>
          <span>
            <Say k={`board-wait-${reason}`} />
          </span>
          <strong>{amount(people)}</strong>
          <GoalBar part={people / most} isUrgent={reason === 'helper' || reason === 'login'} />
        </li>
      ))}
    </ul>
  );
}
