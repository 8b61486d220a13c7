import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import {
  claimDataFolder,
  claimEventFolder,
} from '../../../../electron/adapters/storage/data-folder.ts';

/** A thread that claims data folders at the same moment as others do, as processes of a hub that are started together. */
const { place, rounds, threads, gate, event } = z
  .object({
    place: z.string(),
    rounds: z.number(),
    threads: z.number(),
    /** How many are at the gate, over all rounds. */
    gate: z.instanceof(Int32Array),
    event: z.string(),
  })
  .parse(workerData);

const failures: string[] = [];
for (let round = 1; round <= rounds; round += 1) {
  Atomics.add(gate, 0, 1);
  while (Atomics.load(gate, 0) < round * threads);
  try {
    const folder = claimDataFolder(join(place, `round-${round}`));
    claimEventFolder(folder, event);
    mkdirSync(join(folder, event), { recursive: true });
  } catch (error) {
    failures.push(String(error));
  }
}
parentPort?.postMessage(failures);
