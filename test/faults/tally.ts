import { shapes } from './fault-kinds.ts';
import { shapesOf, type Plan } from './plan.ts';
import { isClean, verdictKeys, type RunResult, type Verdict } from './run-result.ts';

/** What many runs came to. */
export interface Tally {
  readonly runs: number;
  /** How often each kind of fault struck that could. */
  readonly struck: ReadonlyMap<string, number>;
  /** How many requests of each kind were confirmed. */
  readonly confirmed: ReadonlyMap<string, number>;
  /** At which calls a process was killed or a machine went dark, and how often. */
  readonly killedAt: ReadonlyMap<string, number>;
  /** How often a fault struck while other calls of the same desk were on their way to the cloud. */
  readonly besides: number;
  readonly counts: Readonly<Record<keyof Verdict, number>>;
  /** The runs that went wrong, the worst first. */
  readonly failed: readonly RunResult[];
}

const count = (values: readonly string[], all: readonly string[] = []): Map<string, number> => {
  const counts = new Map(all.map((value) => [value, 0]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Somebody lost is worse than somebody doubled, and so on. */
const placeOf = ({ verdict }: RunResult): number =>
  verdictKeys.findIndex((key) => verdict[key].length > 0);

interface Played {
  /** Left out where all runs have one shape. */
  readonly planOf?: (run: number) => Plan;
  /** The kinds of fault that could strike. */
  readonly kinds: readonly string[];
  /** What can be asked for. */
  readonly asked: readonly string[];
}

/** Adds up what runs came to; the plans say what shape each had. */
export function tallyOf(results: readonly RunResult[], { planOf, kinds, asked }: Played): Tally {
  const strikes = results.flatMap((result) => result.strikes);
  const deaths = strikes.filter(({ kind }) => kind.startsWith('kill-') || kind === 'power-cut');
  const total = (key: keyof Verdict): number =>
    results.reduce((sum, { verdict }) => sum + verdict[key].length, 0);
  return {
    runs: results.length,
    struck: count(
      [
        ...strikes.map(({ kind }) => kind),
        ...results.flatMap(({ run, hook }) => [...(planOf ? shapesOf(planOf(run)) : []), ...hook]),
      ],
      [...kinds, ...(planOf ? shapes : [])],
    ),
    confirmed: count(
      results.flatMap(({ confirmed }) => confirmed),
      asked,
    ),
    killedAt: count(deaths.map(({ site }) => site)),
    besides: strikes.filter(({ besides = 0 }) => besides > 0).length,
    counts: {
      ...{ lost: total('lost'), doubled: total('doubled'), stuck: total('stuck') },
      ...{ untrue: total('untrue'), shown: total('shown') },
    },
    failed: results
      .filter(({ verdict }) => !isClean(verdict))
      .sort((a, b) => placeOf(a) - placeOf(b) || a.run - b.run),
  };
}

const add = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

const WIDTH = 23;

const row = (name: string, cells: readonly (string | number)[]): string =>
  name.padEnd(29) + cells.map((cell) => String(cell).padStart(WIDTH)).join('');

/** Tallies side by side, one column a course and one for all of them, as a person reads them; one line each. */
export function linesOf(lanes: ReadonlyMap<string, Tally>): string[] {
  const tallies = [...lanes.values()];
  const numbers = (name: string, of: (tally: Tally) => number): string => {
    const counts = tallies.map(of);
    return row(name, lanes.size > 1 ? [...counts, add(counts)] : counts);
  };
  const sites = new Set(tallies.flatMap(({ killedAt }) => [...killedAt.keys()]));
  const kinds = [...new Set(tallies.flatMap(({ struck }) => [...struck.keys()]))];
  const times = kinds.map((kind) => add(tallies.map(({ struck }) => struck.get(kind) ?? 0)));
  const least = Math.min(...times);
  return [
    row('', [...lanes.keys(), ...(lanes.size > 1 ? ['all'] : [])]),
    numbers('runs', ({ runs }) => runs),
    'faults that struck',
    ...kinds.map((kind) => numbers(`  ${kind}`, ({ struck }) => struck.get(kind) ?? 0)),
    numbers('beside calls to the cloud', ({ besides }) => besides),
    'killed or gone dark at',
    ...[...sites].sort().map((site) => numbers(`  ${site}`, (one) => one.killedAt.get(site) ?? 0)),
    'what must never be',
    ...verdictKeys.map((key) => numbers(`  ${key}`, ({ counts }) => counts[key])),
    'confirmed, of what was asked for',
    ...[...new Set(tallies.flatMap(({ confirmed }) => [...confirmed.keys()]))].map((kind) =>
      numbers(`  ${kind}`, (one) => one.confirmed.get(kind) ?? 0),
    ),
    `every kind struck at least ${least} times (${kinds[times.indexOf(least)]})`,
  ];
}
