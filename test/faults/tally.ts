import { faultKinds, shapes } from './fault-kinds.ts';
import { shapesOf, type Plan } from './plan.ts';
import { isClean, verdictKeys, type RunResult, type Verdict } from './run-result.ts';

/** What many runs came to. */
export interface Tally {
  readonly runs: number;
  /** How often each kind of fault struck. */
  readonly struck: ReadonlyMap<string, number>;
  /** At which calls a process was killed or a machine went dark, and how often. */
  readonly killedAt: ReadonlyMap<string, number>;
  readonly counts: Readonly<Record<keyof Verdict, number>>;
  /** The runs that went wrong, at most ten, lowest first. */
  readonly failed: readonly RunResult[];
}

const MOST_KEPT = 10;

const count = (values: readonly string[], all: readonly string[] = []): Map<string, number> => {
  const counts = new Map(all.map((value) => [value, 0]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Adds up what runs came to; the plans say what shape each had. */
export function tallyOf(results: readonly RunResult[], planOf: (run: number) => Plan): Tally {
  const strikes = results.flatMap((result) => result.strikes);
  const deaths = strikes.filter(({ kind }) => kind.startsWith('kill-') || kind === 'power-cut');
  const total = (key: keyof Verdict): number =>
    results.reduce((sum, { verdict }) => sum + verdict[key].length, 0);
  const [lost, doubled, stuck, untrue] = verdictKeys.map(total);
  return {
    runs: results.length,
    struck: count(
      [...strikes.map(({ kind }) => kind), ...results.flatMap(({ run }) => shapesOf(planOf(run)))],
      [...faultKinds, ...shapes],
    ),
    killedAt: count(deaths.map(({ site }) => site)),
    counts: { lost: lost ?? 0, doubled: doubled ?? 0, stuck: stuck ?? 0, untrue: untrue ?? 0 },
    failed: results
      .filter(({ verdict }) => !isClean(verdict))
      .sort((a, b) => a.run - b.run)
      .slice(0, MOST_KEPT),
  };
}

const row = ([name, times]: readonly [string, number]): string =>
  `  ${name.padEnd(28)}${String(times).padStart(7)}`;

/** The tally as a person reads it, one line each. */
export function linesOf(tally: Tally): string[] {
  const { lost, doubled, stuck, untrue } = tally.counts;
  return [
    `faults that struck in ${tally.runs} runs`,
    ...[...tally.struck].map(row),
    'killed or gone dark at',
    ...[...tally.killedAt].sort(([a], [b]) => a.localeCompare(b)).map(row),
    `lost ${lost}, doubled ${doubled}, stuck ${stuck}, untrue ${untrue}`,
  ];
}
