import { startSlapd } from '../servers/slapd.ts';
import { faultKinds } from './fault-kinds.ts';
import { makePlan, type Plan } from './plan.ts';
import type { RunResult } from './run-result.ts';
import { runSlapd, type Server } from './slapd-run.ts';

/** Nobody can cut the power of one process, and a read-only file stops no process of root. */
const kinds = faultKinds.filter((kind) => kind !== 'power-cut' && kind !== 'disk-read-only');

/** Runs on one server at once. One that ends the server is one more fault for the others. */
const AT_ONCE = 3;

/** The plan of one run over real processes and a real server. */
export const slapdPlan = (seed: string, run: number): Plan =>
  makePlan(seed, run, { kinds, residents: false, mostFaults: 12 });

/** A server with or without a counter entry; two desks that end it at the same time end it once. */
export async function startServer(counter: boolean): Promise<Server> {
  const slapd = await startSlapd({ counter });
  let restarting: Promise<void> | undefined;
  return {
    slapd,
    restart() {
      restarting ??= slapd
        .kill()
        .then(() => slapd.restart())
        .finally(() => (restarting = undefined));
      return restarting;
    },
  };
}

/** Plays plans, those with and those without a counter side by side, each on a server of its own. */
export async function playSlapd(
  plans: readonly Plan[],
  tell: (result: RunResult) => void,
): Promise<void> {
  const play = async (counter: boolean): Promise<void> => {
    const mine = plans.filter((plan) => plan.counter === counter);
    if (mine.length === 0) return;
    const server = await startServer(counter);
    try {
      const line = mine.values();
      const next = async (): Promise<void> => {
        for (const plan of line) tell(await runSlapd(plan, server));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
    } finally {
      await server.slapd.stop();
    }
  };
  await Promise.all([play(true), play(false)]);
}
