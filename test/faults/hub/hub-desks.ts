import { setTimeout as wait } from 'node:timers/promises';
import { createHub } from '../../../electron/adapters/desks/hub-client.ts';
import { createDeskRegister } from '../../../electron/adapters/postgres/desks/desk-register.ts';
import { AppError } from '../../../electron/core/base/errors.ts';
import type { Hub } from '../../../electron/core/ports/desks/hub.ts';
import type { Clock } from '../../../electron/core/ports/system.ts';
import { deskAt } from '../../fakes/hub-desk.ts';
import { untold } from '../../fakes/untold.ts';
import { removeFolder, type World } from '../../fakes/world.ts';
import { cloudRules } from '../cloud-rules.ts';
import { enrol, newDeskKey } from '../../servers/desk-hub.ts';
import { testProfile } from '../../servers/test-profile.ts';
import type { HubKind } from './hub-kinds.ts';
import type { HubPlan, PlannedDesk } from './hub-plan.ts';
import type { HubStage } from './hub-stage.ts';

/** A desk waits so much shorter than it would. */
const HASTE = 5;
/** A call that meets a process which is asleep is given up after so long, in milliseconds. */
const TIMEOUTS = { connectMs: 3000, requestMs: 8000 };

const clockOf = (ahead: number): Clock => ({
  up: () => performance.now(),
  now: () => new Date(Date.now() + ahead),
  after(ms, callback) {
    const timer = setTimeout(callback, ms / HASTE);
    return () => clearTimeout(timer);
  },
});

/** The first card arrives, and its answer does not. */
function losing(hub: Hub, struck: () => void): Hub {
  let isLost = false;
  return {
    ...hub,
    async handIn(id, card) {
      await hub.handIn(id, card);
      if (isLost) return;
      isLost = true;
      struck();
      throw new AppError('hub-unreachable', 'The hub does not answer: lost');
    },
  };
}

/** Opens a desk that the hub lets in. */
export async function openDesk(
  { world, cluster, pool }: HubStage,
  { event, ahead, losesAnswer }: PlannedDesk & Pick<HubPlan, 'event'>,
  struck: (kind: HubKind) => void,
): Promise<World & { close(): Promise<void> }> {
  const key = newDeskKey();
  const register = createDeskRegister(pool, event, untold);
  await enrolled(() => enrol(register, key));
  const url = `${cluster.origin}/e/${event}`;
  const clock = clockOf(ahead);
  const direct = createHub({
    ...{ url, ca: cluster.ca, clock, timeouts: TIMEOUTS },
    key: () => Promise.resolve(key),
  });
  const hub = losesAnswer ? losing(direct, () => struck('desk-answer-lost')) : direct;
  const profile = testProfile(world.slapd, { event: { id: event }, cloud: cloudRules() });
  const desk = deskAt({ profile, hub, url, clock });
  if (ahead !== 0) struck('desk-clock');
  await desk.app.start();
  return {
    ...desk,
    async close() {
      await desk.app.stop();
      removeFolder(desk.folder);
    },
  };
}

/** Asked again while the database fails over. */
async function enrolled(work: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isDone = await work().then(
      () => true,
      () => false,
    );
    if (isDone) return;
    await wait(200);
  }
  throw new Error('the desk is not let in');
}
