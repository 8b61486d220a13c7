import { cdxIconAlert } from '@wikimedia/codex-icons';
import type { BoardView } from '../../../shared/board/board.ts';
import {
  type Level,
  levelOf,
  NEARLY_USED,
  type Reached,
  worstBudget,
} from '../../../shared/board/levels.ts';
import { Icon } from '../../components/icon.tsx';
import { figureWords } from '../../text/figures.ts';
import { useFromHub } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { GoalBar } from './bars.tsx';
import { Panel } from './panel.tsx';

/** How the directory and the cloud answered this desk. It is a table in itself. */
export function LevelsPanel({ board: { levels, since } }: { board: BoardView }) {
  const { say, time } = useText();
  const isAtHub = useFromHub();
  return (
    <Panel
      id="levels"
      title={<Say k="board-levels-title" />}
      says={say(isAtHub ? 'board-levels-hub' : 'board-levels-say', time(since))}
    >
      {/* On a telephone four columns are wider than the page, which never scrolls sideways itself. */}
      <div className="sideways" role="group" aria-label={say('board-levels-title')} tabIndex={0}>
        <table className="levels">
          <caption className="visually-hidden">
            <Say k="board-levels-title" />
          </caption>
          <thead>
            <tr>
              {(['board-service', 'board-success', 'board-speed', 'board-budget'] as const).map(
                (k) => (
                  <th key={k} scope="col">
                    <Say k={k} />
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {levels.map((one) => (
              <LevelRow key={one.system} level={levelOf(one)} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function LevelRow({ level }: { level: Level }) {
  const { system, success, speedReached, most } = level;
  const { say, amount } = useText();
  const { percent } = figureWords(useText());
  return (
    <tr>
      <th scope="row">
        <Say k={`board-system-${system}`} />
      </th>
      <td>
        {success === undefined ? <Say k="board-no-calls" /> : percent(success)}
        <Goal reached={level.successReached} />
      </td>
      <td>
        {speedReached
          ? say('board-speed-within', percent(speedReached.percent), amount(speedReached.ms))
          : most === undefined
            ? '–'
            : say('board-speed-within', percent(95), amount(most))}
        <Goal reached={speedReached} />
      </td>
      <td>{success === undefined ? '–' : <Budget used={worstBudget(level)} />}</td>
    </tr>
  );
}

function Goal({ reached }: { reached: Reached | undefined }) {
  const { percent } = figureWords(useText());
  if (!reached) return null;
  return (
    <span className="levels__goal">
      <Say k="board-share-goal" fill={[percent(reached.goal)]} />
    </span>
  );
}

/** More than ten times the budget says nothing more than ten times. */
const MOST_TOLD = 10;

function Budget({ used }: { used: number | undefined }) {
  const { percent } = figureWords(useText());
  if (used === undefined) return <Say k="board-no-goal" />;
  const isUrgent = used >= NEARLY_USED;
  return (
    <span className="levels__budget">
      <GoalBar part={used} isUrgent={isUrgent} />
      <span>
        {isUrgent ? <Icon icon={cdxIconAlert} size="small" /> : null}{' '}
        {used > MOST_TOLD ? `> ${percent(MOST_TOLD * 100)}` : percent(used * 100)}
      </span>
    </span>
  );
}
