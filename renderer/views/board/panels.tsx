import type { ReactNode } from 'react';
import type { BoardView } from '../../../shared/board/board.ts';
import {
  growthOf,
  hoursOf,
  seriesOf,
  totalOf,
  withHourBefore,
} from '../../../shared/board/series.ts';
import { figureWords } from '../../text/figures.ts';
import { Say, useText } from '../../text/text.tsx';
import { Bars, GoalBar } from './bars.tsx';
import { AccountsPlot, MinutesPlot } from './plots.tsx';
import { FigureTable } from './table.tsx';

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

/** What the plot of accounts shows, in one sentence. */
export function useAccountsSentence(board: BoardView): string {
  const { say, amount } = useText();
  const { accounts: goal } = board.goals;
  const accounts = totalOf(board, 'account');
  if (accounts === 0) return say('board-accounts-none');
  const told = amount(accounts);
  if (goal === undefined) {
    return say('board-accounts-say', told, amount(totalOf(board, 'membership')));
  }
  return accounts >= goal
    ? say('board-accounts-reached', told, amount(goal))
    : say('board-accounts-left', told, amount(goal - accounts));
}

/** How accounts and Toolforge memberships grew. */
export function AccountsPanel({ board, asTable }: Shown) {
  const { say, amount } = useText();
  const { hour: tell } = figureWords(useText());
  const hours = withHourBefore(hoursOf(board, ['account', 'membership']));
  const accounts = seriesOf(board, 'account', hours);
  const memberships = seriesOf(board, 'membership', hours);
  const says = useAccountsSentence(board);
  const rows = hours
    .map((hour, i) => {
      const [account, membership] = [accounts[i], memberships[i]];
      const numbers = [account?.fresh, account?.total, membership?.fresh, membership?.total];
      return { key: hour, cells: [tell(hour), ...numbers.map((number = 0) => amount(number))] };
    })
    .filter((_, i) => (accounts[i]?.fresh ?? 0) + (memberships[i]?.fresh ?? 0) > 0)
    .toReversed();
  return (
    <Panel id="accounts" title={<Say k="board-accounts-title" />} says={says}>
      {asTable ? (
        <FigureTable
          of="panel-accounts"
          head={[
            ...(['board-hour', 'board-new-accounts', 'board-accounts'] as const),
            ...(['board-new-memberships', 'board-memberships'] as const),
          ]}
          rows={rows}
        />
      ) : (
        <AccountsPlot
          title={`${say('board-accounts-title')}. ${says}`}
          goal={board.goals.accounts}
          {...{ hours, accounts, memberships }}
        />
      )}
    </Panel>
  );
}

/** How many people wait, and for what. */
export function WaitingPanel({ board: { waiting, peopleWaiting }, asTable }: Shown) {
  const { say, amount, time } = useText();
  const sorted = waiting.toSorted((a, b) => b.people - a.people);
  const [most] = sorted;
  const title = <Say k="board-waiting-title" fill={[amount(peopleWaiting)]} />;
  const says = most
    ? say('board-waiting-most', say(`board-wait-${most.reason}`))
    : say('board-waiting-nobody');
  const rows = sorted.map(({ reason, people, since }) => ({
    key: reason,
    cells: [<Say key="" k={`board-wait-${reason}`} />, amount(people), time(since)],
  }));
  return (
    <Panel id="waiting" title={title} says={says}>
      {asTable ? (
        <FigureTable
          of="panel-waiting"
          head={['board-waiting-for', 'board-people', 'board-longest']}
          rows={rows}
        />
      ) : (
        <Bars waiting={sorted} />
      )}
    </Panel>
  );
}

/** How long it takes until an account is ready. */
export function MinutesPanel({ board, asTable }: Shown) {
  const { say, amount } = useText();
  const { hour: tell } = figureWords(useText());
  const { minutes, goals } = board;
  const { median } = minutes;
  const says =
    median === undefined
      ? say('board-minutes-none')
      : goals.minutes === undefined
        ? say('board-minutes-say', amount(median))
        : say('board-minutes-say-goal', amount(median), amount(goals.minutes));
  const rows = minutes.hours
    .map(({ hour, median: half, most }) => ({
      key: hour,
      cells: [tell(hour), amount(half), amount(most)],
    }))
    .toReversed();
  return (
    <Panel id="minutes" title={<Say k="board-minutes-title" />} says={says}>
      {asTable ? (
        <FigureTable
          of="panel-minutes"
          head={['board-hour', 'board-median', 'board-most']}
          rows={rows}
        />
      ) : (
        <MinutesPlot
          title={`${say('board-minutes-title')}. ${says}`}
          hours={hoursOf(board, ['account'])}
          told={minutes.hours}
          goal={goals.minutes}
        />
      )}
    </Panel>
  );
}

/** How far the profile's own figure has come. */
export function GrowthPanel({ board: { growth }, asTable }: Shown) {
  const { say, amount } = useText();
  const { percent, localised } = figureWords(useText());
  if (!growth) return null;
  const { now, goal, percent: way } = growthOf(growth);
  const name = localised(growth.name);
  const more = percent(growth.goalPercent);
  const rows = [
    { key: 'baseline', cells: [<Say key="" k="board-baseline" />, amount(growth.baseline)] },
    ...growth.published.map((one) => ({
      key: `${one.value} ${localised(one.name)}`,
      cells: [localised(one.name), amount(one.value)],
    })),
    { key: 'now', cells: [<Say key="" k="board-now" />, amount(now)] },
    { key: 'goal', cells: [<Say key="" k="board-growth-goal" fill={[more]} />, amount(goal)] },
  ];
  return (
    <Panel
      id="growth"
      title={name}
      says={say('board-growth-say', amount(growth.here), percent(way), more)}
    >
      {asTable ? (
        <FigureTable of="panel-growth" head={['board-when', 'board-people']} rows={rows} />
      ) : (
        <div className="growth">
          <p className="growth__now">{amount(now)}</p>
          <GoalBar part={way / 100} />
          <p className="growth__ends">
            <span>
              <Say k="board-baseline" /> <bdi>{amount(growth.baseline)}</bdi>
            </span>
            <span>
              <Say k="board-goal" fill={[amount(goal)]} />
            </span>
          </p>
        </div>
      )}
    </Panel>
  );
}
