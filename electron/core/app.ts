import { type EventName, events as eventSchemas, isEvent } from '../../shared/contract/index.ts';
import type { CallerApp, SharedApp, Tell } from './base/app-types.ts';
import type { Caller } from './base/caller.ts';
import { createDispatch } from './base/dispatch.ts';
import { closable } from './base/event-bus.ts';
import { AppError } from './base/errors.ts';
import { createHandlers } from './handlers.ts';
import { createKinds } from './kinds/kinds.ts';
import type { Ports } from './ports/ports.ts';
import { givenStart } from './start/start.ts';
import { wireCaller } from './wire-caller.ts';
import { type Knowledge, knowledgeOf } from './wire-own.ts';
import { type MakeKinds, type Shared, wireShared } from './wire-shared.ts';

const personal: readonly EventName[] = [
  ...(['requests.changed', 'elsewhere.changed', 'links.changed', 'shift.changed'] as const),
];

/** Whether anybody is told now: while the desk is locked nothing about people, while a newcomer has the screen nothing but what that one needs. */
const mayTell = ({ storage, kiosk }: Shared, event: EventName): boolean =>
  kiosk.mayTell(event) && !(personal.includes(event) && storage.lock.isLocked());

/** What a caller is told, as far as they know of it. */
const eventsFor = (shared: Shared, { told }: Knowledge): CallerApp['events'] => ({
  on: (event, listener) =>
    shared.events.on(event, (payload, filedBy) => {
      if (!mayTell(shared, event)) return;
      const known = told(event, payload, filedBy);
      if (known !== undefined) listener(known);
    }),
});

/** The same for thousands who listen to everything: each event is heard once, and told to each as far as they know of it. */
function createListening(shared: Shared) {
  const listeners = new Set<{ readonly told: Knowledge['told']; readonly tell: Tell }>();
  const hear = (event: EventName): void => {
    shared.events.on(event, (payload, filedBy) => {
      if (!mayTell(shared, event)) return;
      for (const { told, tell } of listeners) {
        const known = told(event, payload, filedBy);
        if (known !== undefined) tell(event, known);
      }
    });
  };
  for (const event of Object.keys(eventSchemas).filter(isEvent)) hear(event);
  return ({ told }: Knowledge, tell: Tell): (() => void) => {
    const listener = { told, tell };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}

/** Throws `not-allowed` for who was let in to another event. */
function refuseOthers({ event }: Caller, { profile }: Ports): void {
  if (event === undefined || event === profile.event.id) return;
  throw new AppError('not-allowed', 'They were let in to another event', { params: [event] });
}

/** Wires the core to its ports, once for an event. Opens and sends nothing before it is asked to. */
export function createApp(
  ports: Ports,
  makeKinds: MakeKinds = createKinds,
  start = givenStart,
): SharedApp {
  const shared = wireShared(ports, makeKinds);
  const { storage, kiosk, refresh, watchExpected, watchHub, elsewhere, proofs, queue, calls } =
    shared;
  const { directory, cloud } = shared.systems;
  const listen = createListening(shared);
  return {
    listen(caller, tell) {
      refuseOthers(caller, ports);
      return listen(knowledgeOf(caller), tell);
    },
    for(caller: Caller) {
      refuseOthers(caller, ports);
      const knowledge = knowledgeOf(caller);
      const { events, close } = closable(shared.events);
      const services = wireCaller({ ...shared, events }, caller, knowledge);
      return {
        dispatch: createDispatch(createHandlers({ ...services, start }), {
          ...ports,
          caller,
          door: shared.door,
          lock: storage.lock,
          kiosk,
        }),
        events: eventsFor(shared, knowledge),
        close,
      };
    },
    async start() {
      storage.resume();
      storage.wipe.start();
      storage.lock.start();
      kiosk.start();
      refresh.start();
      watchExpected.start();
      watchHub.start();
      elsewhere.start();
    },
    async stop() {
      refresh.stop();
      storage.wipe.stop();
      storage.lock.stop();
      kiosk.stop();
      proofs.stop();
      await watchExpected.stop();
      await watchHub.stop();
      await elsewhere.stop();
      await queue.stop();
      await directory.close();
      await cloud?.close();
      await shared.systems.hub?.close();
      await calls.keep();
      await ports.journal.close();
    },
  };
}
