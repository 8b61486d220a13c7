// `npm run faults -- --help`
import { HELP, readOptions, type Options } from './options.ts';
import { makePlan } from './plan.ts';
import { inRunFolder, playPractice } from './practice-lane.ts';
import { runPractice } from './practice-run.ts';
import { brokenRecipes, type Broken } from './broken-recipes.ts';
import { isClean, type LaneOptions, type RunResult } from './run-result.ts';
import { playSlapd, slapdPlan } from './slapd-lane.ts';
import { linesOf, tallyOf, type Tally } from './tally.ts';

/** A run with real processes over a real server takes as long as a hundred over practice. */
const SLAPD_SHARE = 0.03;
const TELL_EVERY_MS = 10_000;
const MOST_SHOWN = 10;
/** What a shell says of a command that was not understood, and of one that Ctrl-C ended. */
const NOT_UNDERSTOOD = 2;
const INTERRUPTED = 130;

type Lane = 'practice' | 'slapd';
const planners = { practice: makePlan, slapd: slapdPlan };

interface Job {
  readonly lane: Lane;
  readonly seed: string;
  readonly runs: number;
  readonly broken: Broken | undefined;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

function showRun({ lane, seed, broken }: Omit<Job, 'runs'>, result: RunResult): void {
  const { run, verdict, strikes } = result;
  const how = [`--lane ${lane}`, ...(broken ? [`--broken ${broken}`] : [])].join(' ');
  say(`${lane} run ${run}: ${isClean(verdict) ? 'as it must be' : JSON.stringify(verdict)}`);
  say(`  struck: ${strikes.map(({ kind, site }) => `${kind} at ${site}`).join(', ') || 'nothing'}`);
  say(`  again: npm run faults -- ${how} --replay '${seed}:${run}'`);
}

const slapdPlans = ({ seed, runs }: Job) =>
  Array.from({ length: runs }, (_, run) => slapdPlan(seed, run));

async function playLane(job: Job): Promise<Tally> {
  const { lane, seed, runs } = job;
  const results: RunResult[] = [];
  const start = Date.now();
  let told = start;
  const seconds = (): string => `${Math.round((Date.now() - start) / 1000)} s`;
  const tell = (result: RunResult): void => {
    results.push(result);
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    say(`  ${lane}: ${results.length} of ${runs}, ${seconds()}`);
  };
  const options: LaneOptions = { tell, signal: stop.signal };
  if (lane === 'practice') await playPractice(job, options);
  else await playSlapd(slapdPlans(job), options);
  const tally = tallyOf(results, (run) => planners[lane](seed, run));
  say(`${lane}: ${results.length} runs in ${seconds()}, ${tally.failed.length} of them wrong`);
  for (const result of tally.failed.slice(0, MOST_SHOWN)) showRun(job, result);
  return tally;
}

/** How many runs each lane plays. */
function sharesOf({ lane, runs }: Options): Record<Lane, number> {
  if (lane !== 'both') return { practice: 0, slapd: 0, [lane]: runs };
  const slapd = Math.ceil(runs * SLAPD_SHARE);
  return { practice: runs - slapd, slapd };
}

const isCaught = (tallies: ReadonlyMap<Lane, Tally>): boolean =>
  [...tallies.values()].some(({ failed }) => failed.length > 0);

async function playAll(options: Options): Promise<boolean> {
  const { seed, broken } = options;
  const shares = sharesOf(options);
  say(`seed ${seed}: ${shares.practice} runs over practice, ${shares.slapd} over slapd`);
  const tallies = new Map<Lane, Tally>();
  for (const lane of ['practice', 'slapd'] as const) {
    const runs = shares[lane];
    if (runs === 0 || stop.signal.aborted) continue;
    tallies.set(lane, await playLane({ lane, seed, runs, broken }));
  }
  for (const line of linesOf(tallies)) say(line);
  if (broken) say(`the broken recipe "${broken}" was ${isCaught(tallies) ? '' : 'NOT '}caught`);
  say(`seed ${seed}`);
  return [...tallies].every(([lane, { runs, failed }]) => runs === shares[lane] && !failed.length);
}

async function replay(lane: Lane, { seed, run }: { seed: string; run: number }, broken?: Broken) {
  const plan = planners[lane](seed, run);
  say(JSON.stringify(plan, null, 2));
  const results: RunResult[] = [];
  if (lane === 'slapd') {
    const tell = (result: RunResult): void => void results.push(result);
    await playSlapd([plan], { tell, signal: stop.signal });
  } else {
    const recipe = broken && brokenRecipes[broken];
    results.push(await inRunFolder((folder) => runPractice(plan, { folder, recipe })));
  }
  for (const result of results) showRun({ lane, seed, broken }, result);
  return results.every(({ verdict }) => isClean(verdict));
}

/** Undefined where the command line makes no sense; then it has been said why. */
function understand(): Options | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return undefined;
  }
}

async function main(): Promise<number> {
  const options = understand();
  if (!options) return NOT_UNDERSTOOD;
  if (options.help) {
    say(HELP);
    return 0;
  }
  const lane = options.lane === 'slapd' ? 'slapd' : 'practice';
  const isWell = options.replay
    ? await replay(lane, options.replay, options.broken)
    : await playAll(options);
  // What is still on its way ends with the process, and its leavings with it.
  if (stop.signal.aborted) process.exit(INTERRUPTED);
  return isWell ? 0 : 1;
}

process.exitCode = await main();
