import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  Label,
  Line,
  Rectangle,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { BoardView } from '../../../shared/board/board.ts';
import type { SeriesHour } from '../../../shared/board/series.ts';
import { spreadLabels } from '../../selectors/spread-labels.ts';
import { isolate } from '../../text/create-text.ts';
import { useText } from '../../text/text.tsx';
import { QUIET, STILL, useAxes, useTip } from './plot-axes.ts';

const COLORS = {
  one: 'var(--color-progressive)',
  two: 'var(--color-success)',
  over: 'var(--border-color-warning)',
} as const;

interface Shown {
  /** What the plot shows, in one sentence. */
  readonly title: string;
  /** The hours that it shows, oldest first: time runs from left to right in every language. */
  readonly hours: readonly string[];
}

interface Lines extends Shown {
  readonly accounts: readonly SeriesHour[];
  readonly memberships: readonly SeriesHour[];
  readonly goal?: number | undefined;
  /** For a projector: how large a pixel of 1080 is. The lines' ends have their numbers alone. */
  readonly pixel?: number | undefined;
}

/** Which part of the plot's height a line of words takes at the end of a line. */
const LINE_PART = 0.13;

/** Of the words at the ends: their room and their height in pixels, and how much larger than usual they are. */
const sizesOf = (pixel: number | undefined) =>
  pixel === undefined
    ? { room: 124, line: 18, scale: 1 }
    : { room: 190 * pixel, line: 40 * pixel, scale: 2.6 * pixel };

const lastOf = (series: readonly SeriesHour[]): number => series.at(-1)?.total ?? 0;

/** What stands at the end of each line, and how far down it moves for the others. */
function useEnds({ accounts, memberships, goal, pixel }: Lines) {
  const { say, amount } = useText();
  const { room, line, scale } = sizesOf(pixel);
  const values = [lastOf(accounts), lastOf(memberships), ...(goal === undefined ? [] : [goal])];
  const most = Math.max(...values, 1);
  const down = spreadLabels(
    values.map((value) => ({ height: value / most })),
    LINE_PART,
  );
  const end = (i: 0 | 1, key: 'board-end-accounts' | 'board-end-memberships') => {
    const y = values[i] ?? 0;
    const value = isolate(pixel === undefined ? say(key, amount(y), y) : amount(y));
    return { y, value, dy: ((down[i] ?? 0) / LINE_PART) * line };
  };
  return {
    room,
    most,
    scale,
    accounts: end(0, 'board-end-accounts'),
    memberships: end(1, 'board-end-memberships'),
    goalDy: ((down[2] ?? 0) / LINE_PART) * line,
  };
}

interface EndProps {
  readonly look: 'one' | 'two';
  readonly x: string;
  readonly end: { readonly y: number; readonly dy: number; readonly value: string };
}

const End = ({ look, x, end }: EndProps) => (
  <ReferenceDot x={x} y={end.y} r={0}>
    <Label
      className="plot__end"
      position="right"
      fill={COLORS[look]}
      dy={end.dy}
      value={end.value}
    />
  </ReferenceDot>
);

/** Accounts and memberships as they grew, each named at the end of its line. */
export function AccountsPlot(shown: Lines) {
  const { title, hours, goal } = shown;
  const { say, amount } = useText();
  const ends = useEnds(shown);
  const { x, y } = useAxes(hours, ends.most, ends.scale);
  const tip = useTip();
  const data = hours.map((hour, i) => ({
    hour,
    accounts: shown.accounts[i]?.total ?? 0,
    memberships: shown.memberships[i]?.total ?? 0,
  }));
  const last = hours.at(-1);
  if (last === undefined) return null;
  return (
    <ComposedChart
      className="plot plot--lines"
      responsive
      data={data}
      title={title}
      margin={{ top: 8, right: ends.room, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} />
      <XAxis {...x} />
      <YAxis {...y} />
      <Tooltip {...tip} />
      {goal === undefined ? null : (
        <ReferenceLine className="plot__goal" y={goal}>
          <Label
            position="right"
            fill={QUIET}
            dy={ends.goalDy}
            value={isolate(say('board-goal', amount(goal)))}
          />
        </ReferenceLine>
      )}
      <Area
        {...STILL}
        className="plot__one"
        stroke={COLORS.one}
        fill={COLORS.one}
        dataKey="accounts"
        name={say('board-accounts')}
        type="linear"
      />
      <Line
        {...STILL}
        className="plot__two"
        stroke={COLORS.two}
        dataKey="memberships"
        name={say('board-memberships')}
        type="linear"
        dot={false}
      />
      <End look="one" x={last} end={ends.accounts} />
      <End look="two" x={last} end={ends.memberships} />
    </ComposedChart>
  );
}

interface Bars extends Shown {
  readonly told: BoardView['minutes']['hours'];
  readonly goal?: number | undefined;
}

/** The median of each hour; what is above the goal is of another colour. */
export function MinutesPlot({ title, hours, told, goal }: Bars) {
  const { say, amount } = useText();
  const most = Math.max(goal ?? 0, ...told.map(({ median }) => median), 1);
  const { x, y } = useAxes(hours, most);
  const tip = useTip();
  const medians = new Map(told.map(({ hour, median }) => [Date.parse(hour), median]));
  const data = hours.map((hour) => ({ hour, median: medians.get(Date.parse(hour)) }));
  const isOver = (bar: number): boolean => (data[bar]?.median ?? 0) > (goal ?? Infinity);
  return (
    <BarChart
      className="plot plot--bars"
      responsive
      data={data}
      title={title}
      margin={{ top: 18, right: 0, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} />
      <XAxis {...x} />
      <YAxis {...y} />
      <Tooltip {...tip} formatter={(value) => amount(Number(value))} />
      <Bar
        {...STILL}
        dataKey="median"
        name={say('board-median')}
        maxBarSize={28}
        shape={(bar) => <Rectangle {...bar} fill={isOver(bar.index) ? COLORS.over : COLORS.one} />}
      />
      {goal === undefined ? null : (
        <ReferenceLine className="plot__goal" y={goal}>
          <Label
            fill={QUIET}
            position="insideBottomRight"
            offset={4}
            value={isolate(say('board-goal', amount(goal)))}
          />
        </ReferenceLine>
      )}
    </BarChart>
  );
}
