import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { removeFolder } from '../fakes/world.ts';
import { runResultSchema, type RunResult } from './run-result.ts';

/**
 * Where disks of runs are kept. In memory where the system has such a place: what a power cut leaves is decided by the harness, which
 * cuts the file where the last sync was, so a disk that is slow to sync would only make the same runs longer.
 */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export const runFolder = (): string => mkdtempSync(join(PLACE, 'lanyard-faults-'));

/** Plays many plans over the practice directory, in as many threads as the machine has processors. */
export async function playPractice(
  seed: string,
  runs: number,
  tell: (result: RunResult) => void,
): Promise<void> {
  const folder = runFolder();
  const step = Math.max(1, Math.min(availableParallelism(), runs));
  const play = (first: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('practice-worker.ts', import.meta.url), {
        workerData: { seed, first, runs, step, folder },
      });
      worker.on('message', (message) => tell(runResultSchema.parse(message)));
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
  try {
    await Promise.all(Array.from({ length: step }, (_, first) => play(first)));
  } finally {
    removeFolder(folder);
  }
}
