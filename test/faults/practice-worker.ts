import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { breakages, brokenNames } from './broken-kinds.ts';
import { plannerOf, recipeSets } from './courses.ts';
import { runPractice } from './practice-run.ts';

/** A share of the runs, in a thread of its own: every `step`th from `first` on. Posts what each came to. */
const share = z.object({
  seed: z.string(),
  recipes: z.enum(recipeSets),
  first: z.number(),
  runs: z.number(),
  step: z.number(),
  folder: z.string(),
  broken: z.enum(brokenNames).optional(),
});

const { seed, first, runs, step, folder, broken, ...course } = share.parse(workerData);
const planOf = plannerOf({ lane: 'practice', ...course });

for (let run = first; run < runs; run += step) {
  parentPort?.postMessage(
    await runPractice(planOf(seed, run), { folder, broken: broken && breakages[broken] }),
  );
}
