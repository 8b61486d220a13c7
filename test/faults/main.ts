// `npm run faults -- [--runs N] [--seed S] [--lane practice|slapd|both] [--replay SEED:RUN]`
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makePlan } from './plan.ts';
import { playPractice, runFolder } from './practice-lane.ts';
import { runPractice } from './practice-run.ts';
import { isClean, type RunResult } from './run-result.ts';
import { removeFolder } from '../fakes/world.ts';
import { playSlapd, slapdPlan } from './slapd-lane.ts';
import { linesOf, tallyOf } from './tally.ts';

/** A run over a real server and real processes takes as long as a hundred over practice. */
const SLAPD_SHARE = 100;
const TELL_EVERY_MS = 10_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    lane: { type: 'string', default: 'both' },
    replay: { type: 'string' },
  },
});
const options = z
  .object({
    runs: z.coerce.number().int().min(1),
    seed: z.string().regex(/^[^:]+$/),
    lane: z.enum(['practice', 'slapd', 'both']),
    replay: z
      .string()
      .regex(/^[^:]+:\d+$/)
      .optional(),
  })
  .parse(values);

type Lane = 'practice' | 'slapd';
const planners = { practice: makePlan, slapd: slapdPlan };

function showRun(lane: Lane, seed: string, { run, verdict, strikes }: RunResult): void {
  say(`run ${run}: ${JSON.stringify(verdict)}`);
  say(`  struck: ${strikes.map(({ kind, site }) => `${kind} at ${site}`).join(', ') || 'nothing'}`);
  say(`  again: npm run faults -- --lane ${lane} --replay ${seed}:${run}`);
  say(JSON.stringify(planners[lane](seed, run), null, 2));
}

async function playLane(lane: Lane, seed: string, runs: number): Promise<boolean> {
  const start = Date.now();
  const results: RunResult[] = [];
  let told = start;
  const tell = (result: RunResult): void => {
    results.push(result);
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    say(`  ${lane}: ${results.length} of ${runs}`);
  };
  say(`${lane}: ${runs} runs, seed ${seed}`);
  if (lane === 'practice') await playPractice(seed, runs, tell);
  else
    await playSlapd(
      Array.from({ length: runs }, (_, run) => slapdPlan(seed, run)),
      tell,
    );
  const tally = tallyOf(results, (run) => planners[lane](seed, run));
  for (const result of tally.failed) showRun(lane, seed, result);
  for (const line of linesOf(tally)) say(line);
  say(`${lane}: seed ${seed}, ${Math.round((Date.now() - start) / 1000)} s`);
  return results.length === runs && results.every(({ verdict }) => isClean(verdict));
}

async function replay(lane: Lane, which: string): Promise<boolean> {
  const [seed = '', run = ''] = which.split(':');
  const results: RunResult[] = [];
  if (lane === 'slapd') {
    await playSlapd([slapdPlan(seed, Number(run))], (result) => void results.push(result));
  } else {
    const folder = runFolder();
    results.push(await runPractice(makePlan(seed, Number(run)), { folder }));
    removeFolder(folder);
  }
  for (const result of results) showRun(lane, seed, result);
  return results.every(({ verdict }) => isClean(verdict));
}

async function main(): Promise<boolean> {
  const { runs, seed, lane } = options;
  if (options.replay !== undefined)
    return replay(lane === 'slapd' ? 'slapd' : 'practice', options.replay);
  const practice = lane === 'slapd' || (await playLane('practice', seed, runs));
  const few = lane === 'both' ? Math.ceil(runs / SLAPD_SHARE) : runs;
  const slapd = lane === 'practice' || (await playLane('slapd', seed, few));
  return practice && slapd;
}

process.exitCode = (await main()) ? 0 : 1;
