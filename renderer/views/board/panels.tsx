import { growthOf, hoursOf } from '../../../shared/board/series.ts';
import { figureWords } from '../../text/figures.ts';
import { Say, useText } from '../../text/text.tsx';
import { Bars, GoalBar } from './bars.tsx';
import { Panel, type Shown } from './panel.tsx';
import { MinutesPlot } from './plots.tsx';
import { FigureTable } from './table.tsx';

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
