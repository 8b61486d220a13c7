import { availableParallelism } from 'node:os';
import { startCloud, type Cloud } from '../servers/cloud/cloud.ts';
import type { Plan } from './plan.ts';
import type { LaneOptions } from './run-result.ts';
import { beRude } from './rude-hook.ts';
import { seeded } from './seeded.ts';
import { runServers, type ServersOptions } from './servers-run.ts';

/** Most of a run is waiting: for an answer that never comes, for a desk that is down. A cloud has more to do than its desks. */
const AT_ONCE = 3 * availableParallelism();
const AT_ONCE_OVER_CLOUD = availableParallelism();

interface ServersLane extends LaneOptions {
  /** The cloud that plans about more than accounts are played over; one with a rude hook is started where there is none. */
  readonly cloud?: Cloud | undefined;
}

async function playAll(
  plans: readonly Plan[],
  { tell, signal, ...options }: LaneOptions & ServersOptions,
): Promise<void> {
  const line = plans.values();
  const next = async (): Promise<void> => {
    for (const plan of line) {
      if (signal?.aborted) return;
      tell(await runServers(plan, options));
    }
  };
  const stopped = new Promise<void>((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  const atOnce = options.cloud ? AT_ONCE_OVER_CLOUD : AT_ONCE;
  await Promise.race([Promise.all(Array.from({ length: atOnce }, next)), stopped]);
}

/** The hook of a cloud that nobody else uses is rude meanwhile. */
async function playOver(
  options: LaneOptions & ServersOptions,
  plans: readonly Plan[],
  own: Cloud | undefined,
): Promise<void> {
  if (!own) return playAll(plans, options);
  const hook = beRude(own.hook, seeded('hook'));
  await playAll(plans, { ...options, cloud: own, hook });
  hook.end();
}

/** Plays plans, some at once. Whoever stops it ends the process, for runs on their way go on until then. */
export async function playServers(plans: readonly Plan[], options: ServersLane): Promise<void> {
  // Each server waits for the end of this process twice: its folder and its own process go with it.
  process.setMaxListeners(process.getMaxListeners() + 2 * AT_ONCE);
  const isForCloud = plans.some(({ cloud }) => cloud !== undefined);
  const own = isForCloud && !options.cloud ? await startCloud() : undefined;
  await playOver({ ...options, cloud: options.cloud }, plans, own);
  if (options.signal?.aborted) return;
  await own?.stop();
}
