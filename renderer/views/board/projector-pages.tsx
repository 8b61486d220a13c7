import { cdxIconAlert, cdxIconCheck } from '@wikimedia/codex-icons';
import { useSyncExternalStore } from 'react';
import type { BoardView, Measure } from '../../../shared/board/board.ts';
import { levelOf, NEARLY_USED, worstBudget } from '../../../shared/board/levels.ts';
import {
  growthOf,
  hoursOf,
  seriesOf,
  totalOf,
  withHourBefore,
} from '../../../shared/board/series.ts';
import { Icon } from '../../components/icon.tsx';
import { figureWords } from '../../text/figures.ts';
import { Say, useText } from '../../text/text.tsx';
import { useAccountsSentence } from './accounts-panel.tsx';
import { Bars, GoalBar } from './bars.tsx';
import { listenToSize } from './plot-axes.ts';
import { AccountsPlot } from './plots.tsx';

const MOST_NARROW = 1024;

/** How large a pixel of 1080 is in this window, as the style sheet has it. */
const usePixel = (): number =>
  useSyncExternalStore(listenToSize, () =>
    window.innerWidth < MOST_NARROW
      ? 0.5
      : Math.min(window.innerWidth / 1920, window.innerHeight / 1080),
  );

interface Shown {
  readonly board: BoardView;
}

const beside: readonly Measure[] = ['membership', 'tool', 'project'];

/** What was done, with one main figure. */
export function Made({ board }: Shown) {
  const { amount } = useText();
  const { accounts: goal } = board.goals;
  const total = totalOf(board, 'account');
  const { median } = board.minutes;
  return (
    <div className="projector__page projector__page--made">
      <div className="projector__main">
        <p className="huge">
          <strong>{amount(total)}</strong>
          <span>
            <Say k="board-what-account" />
            {goal === undefined ? null : (
              <small>
                <Say k="board-goal" fill={[amount(goal)]} />
              </small>
            )}
          </span>
        </p>
        {goal === undefined ? null : <GoalBar part={total / goal} />}
        <Lines board={board} />
      </div>
      <dl className="beside">
        {beside.map((what) => (
          <div key={what}>
            <dt>
              <Say k={`board-what-${what}`} />
            </dt>
            <dd>{amount(totalOf(board, what))}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Say k="board-minutes-title" />
            <small>
              <Say k="board-median" />
            </small>
          </dt>
          <dd>{median === undefined ? '–' : amount(median)}</dd>
        </div>
      </dl>
      <GrowthLine board={board} />
    </div>
  );
}

function Lines({ board }: Shown) {
  const says = useAccountsSentence(board);
  const hours = withHourBefore(hoursOf(board, ['account', 'membership']));
  const pixel = usePixel();
  return (
    <AccountsPlot
      pixel={pixel}
      title={says}
      hours={hours}
      goal={board.goals.accounts}
      accounts={seriesOf(board, 'account', hours)}
      memberships={seriesOf(board, 'membership', hours)}
    />
  );
}

function GrowthLine({ board: { growth } }: Shown) {
  const { amount } = useText();
  const { localised } = figureWords(useText());
  if (!growth) return null;
  const { now, goal, percent } = growthOf(growth);
  return (
    <p className="projector__growth">
      <span>
        {localised(growth.name)} <strong>{amount(now)}</strong>
      </span>
      <GoalBar part={percent / 100} />
      <span>
        <Say k="board-goal" fill={[amount(goal)]} />
      </span>
    </p>
  );
}

/** As many reasons as are read at a glance. */
const MOST_REASONS = 4;

/** Who waits for what, and how the systems are. */
export function Waiting({ board }: Shown) {
  const { amount } = useText();
  const reasons = board.waiting.toSorted((a, b) => b.people - a.people).slice(0, MOST_REASONS);
  return (
    <div className="projector__page projector__page--waiting">
      <section>
        <h2>
          <Say k="board-waiting-title" fill={[amount(board.peopleWaiting)]} />
        </h2>
        {reasons.length === 0 ? <Say k="board-waiting-nobody" /> : <Bars waiting={reasons} />}
      </section>
      <section>
        <h2>
          <Say k="board-levels-title" />
        </h2>
        <dl className="services">
          {board.levels.map((one) => (
            <Service key={one.system} level={one} />
          ))}
        </dl>
      </section>
    </div>
  );
}

/** How good a service is, by how much of its error budget is used. */
function judge(used: number | undefined) {
  if (used === undefined) return { words: 'board-level-unknown' } as const;
  if (used < NEARLY_USED) {
    return { words: 'board-level-good', look: 'services__good', icon: cdxIconCheck } as const;
  }
  const words = used > 1 ? 'board-level-over' : 'board-level-near';
  return { words, look: 'services__bad', icon: cdxIconAlert } as const;
}

function Service({ level }: { level: BoardView['levels'][number] }) {
  const judged = levelOf(level);
  const { percent } = figureWords(useText());
  const { words, look, icon } = judge(worstBudget(judged));
  return (
    <div>
      <dt>
        <Say k={`board-system-${level.system}`} />
        {judged.success === undefined ? null : (
          <small>
            <Say k="board-success" /> <bdi>{percent(judged.success)}</bdi>
          </small>
        )}
      </dt>
      <dd className={look}>
        {icon ? <Icon icon={icon} /> : null} <Say k={words} />
      </dd>
    </div>
  );
}
