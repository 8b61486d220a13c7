// `npm run faults -- --help`
import { join } from 'node:path';
import { useScratch } from '../../build/scratch.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { askedIn, kindsOf, plannerOf, sharesOf, type Course } from './courses.ts';
import type { Plan } from './plan.ts';
import { inRunFolder, playPractice } from './practice-lane.ts';
import { runPractice } from './practice-run.ts';
import { breakages } from './broken-kinds.ts';
import { hubKinds } from './hub/hub-kinds.ts';
import { playHub } from './hub/hub-lane.ts';
import { makeBurst, makeHubPlan, type HubPlan } from './hub/hub-plan.ts';
import { isHubBroken } from './hub/hub-stage.ts';
import { isClean, type LaneOptions, type RunResult } from './run-result.ts';
import { playServers } from './servers-lane.ts';
import { linesOf, tallyOf, type Tally } from './tally.ts';

const TELL_EVERY_MS = 10_000;
const MOST_SHOWN = 10;
type Replay = NonNullable<Options['replay']>;

/** What a shell says of a command that was not understood, and of one that Ctrl-C ended. */
const NOT_UNDERSTOOD = 2;
const INTERRUPTED = 130;

/** What is played, in one course after the other. */
interface Job {
  readonly title: string;
  /** What plays one run of it again, as options. */
  readonly how: readonly string[];
  readonly seed: string;
  readonly runs: number;
  readonly planOf: (run: number) => unknown;
  /** Plays these runs, or those of them that it comes to. */
  readonly play: (runs: readonly number[], options: LaneOptions) => Promise<void>;
  readonly tally: (results: readonly RunResult[]) => Tally;
}

// Each desk is a process of its own and would compile the same files anew.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../../dist/compiled');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

function showRun({ title, how, seed }: Job, result: RunResult): void {
  const { run, verdict, strikes } = result;
  say(`${title}, run ${run}: ${isClean(verdict) ? 'as it must be' : JSON.stringify(verdict)}`);
  say(`  struck: ${strikes.map(({ kind, site }) => `${kind} at ${site}`).join(', ') || 'nothing'}`);
  say(`  again: npm run faults -- ${how.join(' ')} --replay '${seed}:${run}'`);
}

const titleOf = ({ lane, recipes }: Course): string => `${recipes} over ${lane}`;

/** Runs of one course of desks. */
function jobOf(course: Course & { readonly runs: number }, options: Options): Job {
  const { seed } = options;
  const { lane, recipes, runs } = course;
  const broken = options.broken && !isHubBroken(options.broken) ? options.broken : undefined;
  const planOf = (run: number): Plan => plannerOf(course)(seed, run);
  const over: Job['play'] = async (which, { tell, signal }) => {
    if (lane === 'servers') return playServers(which.map(planOf), { tell, signal });
    if (!options.replay) return playPractice({ ...course, seed, broken }, { tell, signal });
    const kinds = broken && breakages[broken];
    for (const run of which) {
      const play = (folder: string) => runPractice(planOf(run), { folder, broken: kinds });
      tell(await inRunFolder(play));
    }
  };
  return {
    ...{ title: titleOf(course), seed, runs, planOf, play: over },
    how: [`--recipes ${recipes} --lane ${lane}`, ...(broken ? [`--broken ${broken}`] : [])],
    tally: (results) =>
      tallyOf(results, { planOf, kinds: kindsOf(course), asked: askedIn(course) }),
  };
}

/** Runs of a hub. */
function jobOfHub({ seed, runs, broken }: Options): Job {
  const own = broken && isHubBroken(broken) ? broken : undefined;
  const make = own ? makeBurst : makeHubPlan;
  const planOf = (run: number): HubPlan => make(seed, run);
  return {
    ...{ title: 'accounts at a hub', seed, runs, planOf },
    how: ['--lane hub', ...(own ? [`--broken ${own}`] : [])],
    play: (which, options) => playHub(which.map(planOf), { ...options, broken: own }),
    tally: (results) => tallyOf(results, { kinds: hubKinds, asked: ['account'] }),
  };
}

function jobsOf(options: Options): Job[] {
  const { lane } = options;
  if (lane === 'hub') return [jobOfHub(options)];
  return sharesOf({ ...options, lane }).map((course) => jobOf(course, options));
}

async function playJob(job: Job): Promise<Tally> {
  const { title, runs } = job;
  const results: RunResult[] = [];
  const start = Date.now();
  let told = start;
  const seconds = (): string => `${Math.round((Date.now() - start) / 1000)} s`;
  const tell = (result: RunResult): void => {
    results.push(result);
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    say(`  ${title}: ${results.length} of ${runs}, ${seconds()}`);
  };
  const all = Array.from({ length: runs }, (_, run) => run);
  await job.play(all, { tell, signal: stop.signal });
  const tally = job.tally(results);
  say(`${title}: ${results.length} runs in ${seconds()}, ${tally.failed.length} of them wrong`);
  for (const result of tally.failed.slice(0, MOST_SHOWN)) showRun(job, result);
  return tally;
}

const isCaught = (tallies: readonly Tally[]): boolean =>
  tallies.some(({ failed }) => failed.length > 0);

async function playAll(options: Options): Promise<boolean> {
  const { seed, broken } = options;
  const jobs = jobsOf(options);
  say(`seed ${seed}: ${jobs.map((one) => `${one.runs} of ${one.title}`).join(', ')}`);
  const tallies = new Map<string, Tally>();
  for (const job of jobs) {
    if (stop.signal.aborted) break;
    tallies.set(job.title, await playJob(job));
  }
  for (const line of linesOf(tallies)) say(line);
  if (broken) {
    say(`the broken recipe "${broken}" was ${isCaught([...tallies.values()]) ? '' : 'NOT '}caught`);
  }
  say(`seed ${seed}`);
  return jobs.every(({ title, runs }) => {
    const tally = tallies.get(title);
    return tally?.runs === runs && tally.failed.length === 0;
  });
}

/** One run of the course that is meant where not all of it is said. */
function jobOfReplay(options: Options): Job {
  const { lane, recipes } = options;
  if (lane === 'hub') return jobOfHub(options);
  const course: Course = {
    lane: lane === 'both' ? 'practice' : lane,
    recipes: recipes === 'both' ? 'accounts' : recipes,
  };
  return jobOf({ ...course, runs: 1 }, options);
}

async function replay(options: Options, { seed, run }: Replay): Promise<boolean> {
  const job = jobOfReplay({ ...options, seed });
  say(JSON.stringify(job.planOf(run), null, 2));
  const results: RunResult[] = [];
  await job.play([run], { tell: (result) => void results.push(result), signal: stop.signal });
  for (const result of results) showRun(job, result);
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
  const again = options.replay;
  const isWell = await (again ? replay(options, again) : playAll(options));
  // What is still on its way ends with the process, and its leavings with it.
  if (stop.signal.aborted) process.exit(INTERRUPTED);
  return isWell ? 0 : 1;
}

useScratch();
process.exitCode = await main();
