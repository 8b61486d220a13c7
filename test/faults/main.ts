// `npm run faults -- --help`
import { useScratch } from '../../build/scratch.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { askedIn, kindsOf, plannerOf, sharesOf, type Course } from './courses.ts';
import type { Plan } from './plan.ts';
import { inRunFolder, playPractice } from './practice-lane.ts';
import { runPractice } from './practice-run.ts';
import { breakages, type Broken } from './broken-kinds.ts';
import { isClean, type LaneOptions, type RunResult } from './run-result.ts';
import { playServers } from './servers-lane.ts';
import { linesOf, tallyOf, type Tally } from './tally.ts';

const TELL_EVERY_MS = 10_000;
const MOST_SHOWN = 10;
/** What a shell says of a command that was not understood, and of one that Ctrl-C ended. */
const NOT_UNDERSTOOD = 2;
const INTERRUPTED = 130;

interface Job extends Course {
  readonly seed: string;
  readonly runs: number;
  readonly broken: Broken | undefined;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const titleOf = ({ lane, recipes }: Course): string => `${recipes} over ${lane}`;

function showRun(job: Omit<Job, 'runs'>, result: RunResult): void {
  const { lane, recipes, seed, broken } = job;
  const { run, verdict, strikes } = result;
  const how = [`--recipes ${recipes} --lane ${lane}`, ...(broken ? [`--broken ${broken}`] : [])];
  say(
    `${titleOf(job)}, run ${run}: ${isClean(verdict) ? 'as it must be' : JSON.stringify(verdict)}`,
  );
  say(`  struck: ${strikes.map(({ kind, site }) => `${kind} at ${site}`).join(', ') || 'nothing'}`);
  say(`  again: npm run faults -- ${how.join(' ')} --replay '${seed}:${run}'`);
}

async function playCourse(job: Job): Promise<Tally> {
  const { lane, seed, runs } = job;
  const planOf = (run: number): Plan => plannerOf(job)(seed, run);
  const results: RunResult[] = [];
  const start = Date.now();
  let told = start;
  const seconds = (): string => `${Math.round((Date.now() - start) / 1000)} s`;
  const tell = (result: RunResult): void => {
    results.push(result);
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    say(`  ${titleOf(job)}: ${results.length} of ${runs}, ${seconds()}`);
  };
  const options: LaneOptions = { tell, signal: stop.signal };
  const plans = (): Plan[] => Array.from({ length: runs }, (_, run) => planOf(run));
  await (lane === 'practice' ? playPractice(job, options) : playServers(plans(), options));
  const tally = tallyOf(results, { planOf, kinds: kindsOf(job), asked: askedIn(job) });
  say(
    `${titleOf(job)}: ${results.length} runs in ${seconds()}, ${tally.failed.length} of them wrong`,
  );
  for (const result of tally.failed.slice(0, MOST_SHOWN)) showRun(job, result);
  return tally;
}

const isCaught = (tallies: readonly Tally[]): boolean =>
  tallies.some(({ failed }) => failed.length > 0);

async function playAll(options: Options): Promise<boolean> {
  const { seed, broken } = options;
  const courses = sharesOf(options);
  say(`seed ${seed}: ${courses.map((one) => `${one.runs} of ${titleOf(one)}`).join(', ')}`);
  const tallies = new Map<string, Tally>();
  for (const course of courses) {
    if (stop.signal.aborted) break;
    tallies.set(titleOf(course), await playCourse({ ...course, seed, broken }));
  }
  for (const line of linesOf(tallies)) say(line);
  if (broken) {
    say(`the broken recipe "${broken}" was ${isCaught([...tallies.values()]) ? '' : 'NOT '}caught`);
  }
  say(`seed ${seed}`);
  return courses.every((course) => {
    const tally = tallies.get(titleOf(course));
    return tally?.runs === course.runs && tally.failed.length === 0;
  });
}

interface Again extends Course {
  readonly seed: string;
  readonly run: number;
  readonly broken: Broken | undefined;
}

async function replay(again: Again): Promise<boolean> {
  const { lane, seed, run, broken } = again;
  const plan = plannerOf(again)(seed, run);
  say(JSON.stringify(plan, null, 2));
  const results: RunResult[] = [];
  if (lane === 'servers') {
    const tell = (result: RunResult): void => void results.push(result);
    await playServers([plan], { tell, signal: stop.signal });
  } else {
    const how = { broken: broken && breakages[broken] };
    results.push(await inRunFolder((folder) => runPractice(plan, { folder, ...how })));
  }
  for (const result of results) showRun(again, result);
  return results.every(({ verdict }) => isClean(verdict));
}

/** One run of the course that is meant where not all of it is said. */
function replayOf({ replay: one, lane, recipes, broken }: Options): Again | undefined {
  return (
    one && {
      ...{ ...one, broken },
      lane: lane === 'both' ? 'practice' : lane,
      recipes: recipes === 'both' ? 'accounts' : recipes,
    }
  );
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
  const again = replayOf(options);
  const isWell = await (again ? replay(again) : playAll(options));
  // What is still on its way ends with the process, and its leavings with it.
  if (stop.signal.aborted) process.exit(INTERRUPTED);
  return isWell ? 0 : 1;
}

useScratch();
process.exitCode = await main();
