import { existsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { scratchIn } from '../../build/scratch.ts';
import { removeFolder } from '../fakes/world.ts';
import type { Broken } from './broken-kinds.ts';
import type { RecipeSet } from './courses.ts';
import { leavesBehind } from './leavings.ts';
import { runResultSchema, type LaneOptions } from './run-result.ts';

/**
 * Where disks of runs are kept. In memory where the system has such a place: what a power cut leaves is decided by the harness, which
 * cuts the file where the last sync was, so a disk that is slow to sync would only make the same runs longer.
 */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Does the work with a folder that is gone when it is over, and also when the process ends before that. */
export async function inRunFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = scratchIn(PLACE);
  const isGone = leavesBehind(() => removeFolder(folder));
  try {
    return await work(folder);
  } finally {
    removeFolder(folder);
    isGone();
  }
}

export interface PracticeRuns {
  readonly seed: string;
  readonly runs: number;
  readonly recipes: RecipeSet;
  /** Another app than ours, with one thing wrong. */
  readonly broken?: Broken | undefined;
}

/** Plays many plans over the practice directory, in as many threads as the machine has processors. */
export function playPractice(
  { seed, runs, recipes, broken }: PracticeRuns,
  { tell, signal }: LaneOptions,
): Promise<void> {
  const step = Math.max(1, Math.min(availableParallelism(), runs));
  const play = (first: number, folder: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('practice-worker.ts', import.meta.url), {
        workerData: { ...{ seed, runs, recipes, broken }, first, step, folder },
      });
      signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
      worker.on('message', (message) => tell(runResultSchema.parse(message)));
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
  return inRunFolder(async (folder) => {
    await Promise.all(Array.from({ length: step }, (_, first) => play(first, folder)));
  });
}
