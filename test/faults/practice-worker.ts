import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { makePlan } from './plan.ts';
import { runPractice } from './practice-run.ts';

/** A share of the runs, in a thread of its own: every `step`th from `first` on. Posts what each came to. */
const { seed, first, runs, step, folder } = z
  .object({
    seed: z.string(),
    first: z.number(),
    runs: z.number(),
    step: z.number(),
    folder: z.string(),
  })
  .parse(workerData);

for (let run = first; run < runs; run += step) {
  const { verdict, strikes } = await runPractice(makePlan(seed, run), { folder });
  parentPort?.postMessage({ run, verdict, strikes });
}
