import { cdxIconAlert, cdxIconCheck } from '@wikimedia/codex-icons';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BoardView, Measure } from '../../../shared/board/board.ts';
import { levelOf, NEARLY_USED, worstBudget } from '../../../shared/board/levels.ts';
import {
  growthOf,
  hoursOf,
  seriesOf,
  totalOf,
  withHourBefore,
} from '../../../shared/board/series.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { useEventName } from '../../components/event-name.ts';
import { Icon } from '../../components/icon.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { figureWords } from '../../text/figures.ts';
import { Say, useText } from '../../text/text.tsx';
import { Bars, GoalBar } from './bars.tsx';
import { useBoard } from './board.tsx';
import { useAccountsSentence } from './panels.tsx';
import { AccountsPlot } from './plots.tsx';

/** Long enough to be read from the last row. */
const PAGE_MS = 20_000;
const PAGES = [Made, Waiting] as const;

/** Which page is shown; it changes by itself until somebody pauses it (WCAG 2.2, 2.2.2). */
function usePages() {
  const [page, setPage] = useState(0);
  const [turns, setTurns] = useState(true);
  const next = () => setPage((now) => (now + 1) % PAGES.length);
  useEffect(() => {
    if (!turns) return undefined;
    const timer = setTimeout(next, PAGE_MS);
    return () => clearTimeout(timer);
  }, [page, turns]);
  return { page, next, turns, setTurns };
}

const listen = (changed: () => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};
const MOST_NARROW = 1024;

/** How large a pixel of 1080 is in this window, as the style sheet has it. */
const usePixel = (): number =>
  useSyncExternalStore(listen, () =>
    window.innerWidth < MOST_NARROW
      ? 0.5
      : Math.min(window.innerWidth / 1920, window.innerHeight / 1080),
  );

/** The board for a room: one main figure on each page, and nothing that is too small to be read from its back. */
export function Projector() {
  const { say, time } = useText();
  const board = useBoard();
  const problem = useStore('board', (state) => state.problem);
  const event = useEventName();
  const { page, next, turns, setTurns } = usePages();
  const Page = PAGES[page] ?? Made;
  return (
    <div className="projector">
      <header className="projector__top">
        <strong>{event}</strong>
        {board ? (
          <span>
            <Say k="projector-as-of" fill={[time(board.at)]} />
          </span>
        ) : null}
      </header>
      <div className="visually-hidden">
        <PageTitle title={say('projector-title')} />
      </div>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {board ? <Page board={board} /> : null}
      <footer className="projector__foot">
        <span>
          <Say k="projector-page" fill={[page + 1, PAGES.length]} />
        </span>
        <Button onClick={next}>
          <Say k="projector-next" />
        </Button>
        <Button onClick={() => setTurns(!turns)}>
          <Say k={turns ? 'projector-pause' : 'projector-resume'} />
        </Button>
        <Button onClick={() => void document.documentElement.requestFullscreen()}>
          <Say k="projector-full" />
        </Button>
        <ButtonLink href="#/board">
          <Say k="projector-leave" />
        </ButtonLink>
      </footer>
    </div>
  );
}

interface Shown {
  readonly board: BoardView;
}

const beside: readonly Measure[] = ['membership', 'tool', 'project'];

function Made({ board }: Shown) {
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

function Waiting({ board }: Shown) {
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

function Service({ level }: { level: BoardView['levels'][number] }) {
  const judged = levelOf(level);
  const used = worstBudget(judged);
  const { percent } = figureWords(useText());
  const isGood = used !== undefined && used < NEARLY_USED;
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
      <dd className={isGood ? 'services__good' : used === undefined ? '' : 'services__bad'}>
        {used === undefined ? null : <Icon icon={isGood ? cdxIconCheck : cdxIconAlert} />}{' '}
        <Say
          k={
            used === undefined
              ? 'board-level-unknown'
              : isGood
                ? 'board-level-good'
                : used > 1
                  ? 'board-level-over'
                  : 'board-level-near'
          }
        />
      </dd>
    </div>
  );
}
