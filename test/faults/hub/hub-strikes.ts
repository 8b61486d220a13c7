import { setTimeout as wait } from 'node:timers/promises';
import type { HubKind } from './hub-kinds.ts';
import type { HubFault } from './hub-plan.ts';
import type { HubStage } from './hub-stage.ts';

/** A lease is 10 s long; another process has taken over by then, and is not always done. */
const ASLEEP_MS = 12_000;
const DEEPER_MS = 3000;
/** It is to fall asleep over something: how often that is tried, and how long it is left to work in between, in milliseconds. */
const MOST_TRIES = 6;
const AWAKE_MS = 70;
/** Whoever is awake says every 3 s that it still has what it has, for 10 s each time. */
const LOOK_MS = 4000;
/** Until somebody has started it again, in milliseconds. */
const DOWN_MS = 1000;
const HOUR_MS = 3_600_000;
const MOST_HOURS = 12;

const HELD = `SELECT 1 FROM requests WHERE state = 'sending'
  AND taken_until BETWEEN clock_timestamp() AND clock_timestamp() + interval '6.5 seconds' LIMIT 1`;
/** Whether a process that fell asleep has something in its hands. */
const hasWork = (pool: HubStage['pool']): Promise<boolean> =>
  pool.query(HELD).then(
    ({ rows }) => rows.length > 0,
    () => false,
  );

type Strike = (stage: HubStage, fault: HubFault) => Promise<void>;

/** At a process that nobody else strikes meanwhile. */
const atHub =
  (strike: Strike): Strike =>
  (stage, fault) =>
    stage.alone(`hub ${fault.place}`, () => strike(stage, fault));

const ofDatabase =
  (strike: Strike): Strike =>
  (stage, fault) =>
    stage.alone('database', () => strike(stage, fault));

const again =
  (signal: NodeJS.Signals): Strike =>
  async ({ cluster, launch }, { place, share }) => {
    await cluster.hubs[place]?.process.end(signal);
    await wait(share * DOWN_MS);
    await launch(place);
  };

const strikes: Partial<Record<HubKind, Strike>> = {
  'hub-killed': atHub(again('SIGKILL')),
  'hub-drained': atHub(again('SIGTERM')),
  'hub-asleep': atHub(async ({ cluster, pool }, { place, share }) => {
    const pid = cluster.hubs[place]?.process.pid ?? 0;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      process.kill(pid, 'SIGSTOP');
      await wait(LOOK_MS);
      if (await hasWork(pool)) break;
      process.kill(pid, 'SIGCONT');
      await wait(AWAKE_MS);
    }
    process.kill(pid, 'SIGSTOP');
    await wait(ASLEEP_MS - LOOK_MS + share * DEEPER_MS);
    process.kill(pid, 'SIGCONT');
  }),
  'hub-clock': atHub(async ({ setClock }, { place, share }) => {
    setClock(place, Math.round((share - 0.5) * 2 * MOST_HOURS * HOUR_MS));
    await wait(0);
  }),
  'database-killed': ofDatabase(({ databases }, { share }) => databases.restart(share)),
  'database-failed-over': ofDatabase(({ databases }, { share }) =>
    databases.failOver(share, false),
  ),
  'old-primary-back': ofDatabase(({ databases }, { share }) => databases.failOver(share, true)),
  'nginx-restarted': (stage, { share }) =>
    stage.alone('nginx', async () => {
      // At once, whatever its connections are at.
      await stage.cluster.nginx.end('SIGTERM');
      await wait((share * DOWN_MS) / 2);
      await stage.cluster.launchNginx();
    }),
};

/** Does what a plan says at its time, and sets it right again; settles once all is well. */
export async function strikeAll(
  stage: HubStage,
  faults: readonly HubFault[],
  struck: (fault: HubFault) => void,
): Promise<void> {
  await Promise.all(
    faults.map(async (fault) => {
      await wait(fault.at);
      await strikes[fault.kind]?.(stage, fault);
      struck(fault);
    }),
  );
}
