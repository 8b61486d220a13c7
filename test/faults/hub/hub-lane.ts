import type { LaneOptions } from '../run-result.ts';
import type { HubPlan } from './hub-plan.ts';
import { runHub } from './hub-run.ts';
import { startStage, type HubBroken, type HubStage } from './hub-stage.ts';

/** A stage is left for a new one after so many runs: what they left behind makes looking at it slower. */
const RUNS_OF_STAGE = 60;
/** Most of a run is waiting, and what strikes one strikes all. */
const AT_ONCE = 10;
const MOST_SERVERS = 40;

interface HubLane extends LaneOptions {
  readonly broken?: HubBroken | undefined;
}

async function playOver(
  stage: HubStage,
  plans: readonly HubPlan[],
  { tell, signal }: LaneOptions,
): Promise<void> {
  const line = plans.values();
  const next = async (): Promise<void> => {
    for (const plan of line) {
      if (signal?.aborted) return;
      tell(await runHub(stage, plan));
    }
  };
  const stopped = new Promise<void>((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, next)), stopped]);
}

/** Plays plans of the hub, some at once over the same processes and servers. */
export async function playHub(plans: readonly HubPlan[], options: HubLane): Promise<void> {
  // Each server waits for the end of this process twice.
  process.setMaxListeners(process.getMaxListeners() + MOST_SERVERS);
  for (let at = 0; at < plans.length && !options.signal?.aborted; at += RUNS_OF_STAGE) {
    const stage = await startStage(options.broken);
    await playOver(stage, plans.slice(at, at + RUNS_OF_STAGE), options);
    // Whoever stops it ends the process, and all that was started with it.
    if (!options.signal?.aborted) await stage.stop();
  }
}
