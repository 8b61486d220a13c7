import { useSyncExternalStore } from 'react';
import { figureWords } from '../../text/figures.ts';
import { useText } from '../../text/text.tsx';

/** What moves by itself would only distract. */
export const STILL = { isAnimationActive: false } as const;
/** The library writes colours into each element, where no style sheet reaches. */
export const QUIET = 'var(--color-subtle)';
const TIP = {
  backgroundColor: 'var(--background-color-base)',
  border: '1px solid var(--border-color-subtle)',
  borderRadius: 2,
  padding: '4px 8px',
};

/** As many words as have room below a plot, and below one on a telephone. */
const MOST_TICKS = 4;
const MOST_TICKS_NARROW = 2;
const NARROW = 640;

/** Calls back when the window changes its size; answers how to stop. */
export const listenToSize = (changed: () => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};
const useIsNarrow = (): boolean =>
  useSyncExternalStore(listenToSize, () => window.innerWidth < NARROW);

const spaced = (hours: readonly string[], most: number): readonly string[] => {
  const every = Math.ceil(hours.length / most);
  return hours.filter((_, i) => i % every === 0);
};

/** Words begin at their hour, so that there is no room for those of the last one. */
const thinned = (hours: readonly string[], most: number): readonly string[] =>
  spaced(hours.length > 1 ? hours.slice(0, -1) : hours, most);

/** The first hour of each day, and where there is only one day some hours of it. */
function useTicks(hours: readonly string[]) {
  const { weekday, shortWeekday, clock } = figureWords(useText());
  const isNarrow = useIsNarrow();
  const most = isNarrow ? MOST_TICKS_NARROW : MOST_TICKS;
  const isNewDay = (hour: string, i: number): boolean =>
    i === 0 || new Date(hour).getDate() !== new Date(hours[i - 1] ?? hour).getDate();
  const days = hours.filter(isNewDay);
  const isOneDay = days.length === 1;
  if (isOneDay) return { ticks: thinned(hours, most), tell: clock };
  return { ticks: spaced(days, most), tell: isNarrow ? shortWeekday : weekday };
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

/** Both axes of a plot over hours that shows at most `most`; `scale` is how much larger than usual its numbers are. */
export function useAxes(hours: readonly string[], most: number, scale = 1) {
  const { ticks, tell } = useTicks(hours);
  const { amount } = useText();
  const domain: [number, number] = [0, topOf(most)];
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
      domain,
      tickFormatter: amount,
      ...plain,
    },
  };
}

/** What is read out and shown where the pointer or the arrow keys are. */
export function useTip() {
  const { hour } = figureWords(useText());
  return {
    ...STILL,
    contentStyle: TIP,
    labelFormatter: (label: unknown) => (typeof label === 'string' ? hour(label) : ''),
  };
}
