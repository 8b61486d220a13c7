import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../fakes/world.ts';
import { leavesBehind } from './leavings.ts';
import type { Plan } from './plan.ts';
import type { LaneOptions } from './run-result.ts';
import { runServers } from './servers-run.ts';

/** Most of a run is waiting: for an answer that never comes, for a desk that is down. */
const AT_ONCE = 3 * availableParallelism();

/** Plays plans, some at once. Whoever stops it ends the process, for runs on their way go on until then. */
export async function playServers(
  plans: readonly Plan[],
  { tell, signal }: LaneOptions,
): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), 'lanyard-faults-cache-'));
  const isGone = leavesBehind(() => removeFolder(cache));
  // Each server waits for the end of this process twice: its folder and its own process go with it.
  process.setMaxListeners(process.getMaxListeners() + 2 * AT_ONCE);
  const line = plans.values();
  const next = async (): Promise<void> => {
    for (const plan of line) {
      if (signal?.aborted) return;
      tell(await runServers(plan, cache));
    }
  };
  const stopped = new Promise<void>((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, next)), stopped]);
  if (signal?.aborted) return;
  removeFolder(cache);
  isGone();
}
