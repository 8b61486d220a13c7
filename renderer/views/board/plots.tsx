import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  ComposedChart,
  Label,
  Line,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { BoardView } from '../../../shared/board/board.ts';
import type { SeriesHour } from '../../../shared/board/series.ts';
import { spreadLabels } from '../../selectors/spread-labels.ts';
import { figureWords } from '../../text/figures.ts';
import { useText } from '../../text/text.tsx';

/** Time runs from left to right in every language; what moves by itself would only distract. */
const STILL = { isAnimationActive: false } as const;
/** The library writes colours into each element, where no style sheet reaches. */
const QUIET = 'var(--color-subtle)';
const COLORS = { one: 'var(--color-progressive)', two: 'var(--color-success)' } as const;
const TIP = {
  backgroundColor: 'var(--background-color-base)',
  border: '1px solid var(--border-color-subtle)',
  borderRadius: 2,
  padding: '4px 8px',
};

/** Of the words at the end of a line: their room and their height in pixels, and which part of the plot's height a line of them takes. */
const ENDS = { room: 124, line: 18, part: 0.13 } as const;

interface Shown {
  /** What the plot shows, in one sentence. */
  readonly title: string;
  /** The hours that it shows, oldest first. */
  readonly hours: readonly string[];
}

/** As many words as have room below a plot. */
const MOST_TICKS = 4;

const spaced = (hours: readonly string[]): readonly string[] => {
  const every = Math.ceil(hours.length / MOST_TICKS);
  return hours.filter((_, i) => i % every === 0);
};

/** Words begin at their hour, so that there is no room for those of the last one. */
const thinned = (hours: readonly string[]): readonly string[] =>
  spaced(hours.length > 1 ? hours.slice(0, -1) : hours);

/** The first hour of each day, and where there is only one day some hours of it. */
function useTicks(hours: readonly string[]) {
  const { weekday, clock } = figureWords(useText());
  const isNewDay = (hour: string, i: number): boolean =>
    i === 0 || new Date(hour).getDate() !== new Date(hours[i - 1] ?? hour).getDate();
  const days = hours.filter(isNewDay);
  const isOneDay = days.length === 1;
  return { ticks: isOneDay ? thinned(hours) : spaced(days), tell: isOneDay ? clock : weekday };
}

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5];
/** Lines between the lowest and the highest. */
const PARTS = 4;

/** The least number that is not below `most` and has whole numbers at each of its lines. */
function topOf(most: number): number {
  for (let scale = 1; ; scale *= 10) {
    const step = STEPS.map((one) => one * scale).find(
      (one) => Number.isInteger(one) && one * PARTS >= most,
    );
    if (step !== undefined) return step * PARTS;
  }
}

function useAxes(hours: readonly string[], most: number, scale = 1) {
  const { ticks, tell } = useTicks(hours);
  const { amount } = useText();
  const plain = { tickLine: false, axisLine: false, tickMargin: 6 } as const;
  return {
    x: {
      dataKey: 'hour',
      ticks: [...ticks],
      tickFormatter: tell,
      tick: { textAnchor: 'start' as const, fill: QUIET },
      interval: 0,
      ...plain,
    },
    y: {
      width: 34 * scale,
      tick: { fill: QUIET },
      tickCount: PARTS + 1,
      domain: [0, topOf(most)] as [number, number],
      tickFormatter: amount,
      ...plain,
    },
  };
}

/** Read out and shown where the pointer or the arrow keys are. */
function useTip() {
  const { hour } = figureWords(useText());
  return {
    ...STILL,
    contentStyle: TIP,
    labelFormatter: (label: unknown) => (typeof label === 'string' ? hour(label) : ''),
  };
}

interface Lines extends Shown {
  readonly accounts: readonly SeriesHour[];
  readonly memberships: readonly SeriesHour[];
  readonly goal?: number | undefined;
  /** For a projector: how large a pixel of 1080 is. The lines' ends have their numbers alone. */
  readonly pixel?: number;
}

/** What stands at the end of each line, and how far down it moves for the others. */
function useEnds({ accounts, memberships, goal, pixel }: Lines) {
  const { say, amount } = useText();
  const { room, line, scale } =
    pixel === undefined
      ? { ...ENDS, scale: 1 }
      : { room: 190 * pixel, line: 40 * pixel, scale: 2.6 * pixel };
  const [account, membership] = [accounts.at(-1)?.total ?? 0, memberships.at(-1)?.total ?? 0];
  const most = Math.max(goal ?? 0, account, membership, 1);
  const heights = [goal ?? 2 * most, account, membership].map((it) => ({ height: it / most }));
  const [goalDy = 0, accountsDy = 0, membershipsDy = 0] = spreadLabels(heights, ENDS.part).map(
    (part) => (part / ENDS.part) * line,
  );
  const isShort = pixel !== undefined;
  const told = {
    accounts: isShort ? amount(account) : say('board-end-accounts', amount(account), account),
    memberships: isShort
      ? amount(membership)
      : say('board-end-memberships', amount(membership), membership),
  };
  return {
    ...{ room, most, scale },
    accounts: { y: account, dy: accountsDy, value: told.accounts },
    memberships: { y: membership, dy: membershipsDy, value: told.memberships },
    goal: { dy: goalDy, value: goal === undefined ? '' : say('board-goal', amount(goal)) },
  };
}

interface EndProps {
  readonly look: keyof typeof COLORS;
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
  const { say } = useText();
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
          <Label position="right" fill={QUIET} {...ends.goal} />
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
      <Bar {...STILL} fill={COLORS.one} dataKey="median" name={say('board-median')} maxBarSize={28}>
        {data.map(({ hour, median = 0 }) => (
          <Cell
            key={hour}
            className={
              goal !== undefined && median > goal ? 'plot__bar plot__bar--over' : 'plot__bar'
            }
          />
        ))}
      </Bar>
      {goal === undefined ? null : (
        <ReferenceLine className="plot__goal" y={goal}>
          <Label
            fill={QUIET}
            position="insideBottomRight"
            offset={4}
            value={say('board-goal', amount(goal))}
          />
        </ReferenceLine>
      )}
    </BarChart>
  );
}
