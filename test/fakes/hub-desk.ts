import { hubSystems } from '../../electron/adapters/desks/hub-systems.ts';
import type { DeskKey } from '../../electron/adapters/desks/desk-key.ts';
import { loadProfile } from '../../electron/adapters/profile/load-profile.ts';
import type { DeskRegister } from '../../electron/core/ports/desks/desk-register.ts';
import type { Hub } from '../../electron/core/ports/desks/hub.ts';
import type { ApprovalRules } from '../../electron/core/ports/ports.ts';
import type { Clock } from '../../electron/core/ports/system.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import { enrol, hubAt, newDeskKey, startDeskHub } from '../servers/desk-hub.ts';
import { memoryDesks } from './desk-register.ts';
import { cardOf } from './hub-callers.ts';
import { hurriedClock, practiceEvent } from './practice-event.ts';
import { createWorld, removeFolder, type World } from './world.ts';

interface DeskOptions {
  readonly profile: Profile;
  readonly hub: Hub;
  readonly url: string;
  readonly folder?: string | undefined;
  readonly clock?: Clock;
}

/** A desk that works through a hub and reaches nothing else. */
export function deskAt({ profile, hub, url, folder, clock = hurriedClock }: DeskOptions): World {
  const own = { ...profile, hub: { url } };
  const { directory, ...systems } = hubSystems({ profile: own }, '/nowhere', hub);
  return createWorld({
    ...{ directory, profile: own, folder },
    ports: {
      ...systems,
      ...{ hub, clock, session: { needed: false, signedIn: false, bindDn: '' } },
    },
  });
}

/** A hub over the practice event, and desks that were let in. Jane is the only person there. What is not asked for by `approval` waits for nobody. */
export async function practiceHub(approval?: ApprovalRules) {
  const event = await practiceEvent();
  const desks: DeskRegister = memoryDesks(undefined, (told, who) => world.audit.note(told, who));
  const ports = { desks, ...(approval ? { approval } : {}) };
  const world = event.desk({ ports, clock: hurriedClock });
  await world.app.start();
  const options = { app: world.app, event: 'practice', desks };
  let server = await startDeskHub(options);
  const port = Number(new URL(server.url).port);
  const opened: { world: World; hub: Hub }[] = [];
  const { profile } = await loadProfile('practice', { env: {} });
  return {
    ...{ event, desks, world },
    /** Requests that came to the door, in order. */
    taken: () => server.taken,
    /** Nobody answers any more. */
    goAway: () => server.stop(),
    async comeBack(): Promise<void> {
      server = await startDeskHub({ ...options, port });
    },
    /** A desk with a key of its own, which the hub knows unless told. */
    async desk(own: { readonly key?: DeskKey; readonly isKnown?: boolean } = {}): Promise<World> {
      const { key = newDeskKey(), isKnown = true } = own;
      if (isKnown) await enrol(desks, key);
      const hub = hubAt(server.url, key);
      const desk = deskAt({ profile, hub, url: server.url });
      opened.push({ world: desk, hub });
      await desk.app.start();
      return desk;
    },
    async close(): Promise<void> {
      for (const { world: desk } of opened) await desk.app.stop();
      for (const { world: desk } of opened) removeFolder(desk.folder);
      await server.stop().catch(() => undefined);
      await event.close();
    },
  };
}

/** A hub over the practice event. */
export type PracticeHub = Awaited<ReturnType<typeof practiceHub>>;

/** How a request ends at a desk: nothing is left to do for it there. */
export async function ended(desk: World, id: string) {
  const isOver = (state: string): boolean =>
    ['confirmed', 'needs-you', 'dismissed'].includes(state);
  for (let look = 0; look < 400; look += 1) {
    const request = await desk.ask('requests.get', { id });
    if (isOver(request.state)) return request;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return desk.ask('requests.get', { id });
}

/** What a desk knows of what others filed at its hub. */
export const elsewhereAt = async (desk: World) =>
  (await desk.ask('requests.elsewhere', {})).requests.map((request) => ({
    id: request.id,
    state: request.state,
    from: request.elsewhere,
  }));

/** A card that was filed at this desk and is done. */
export async function filedAt(desk: World, shellName: string): Promise<string> {
  const { id } = await desk.ask('requests.submit', cardOf(shellName));
  await ended(desk, id);
  return id;
}
