import type { EventName } from '../../shared/contract/index.ts';
import type { App, CallerApp } from './base/app-types.ts';
import type { Caller } from './base/caller.ts';
import { createDispatch } from './base/dispatch.ts';
import { createHandlers } from './handlers.ts';
import { createKinds } from './kinds/kinds.ts';
import type { Ports } from './ports/ports.ts';
import { givenStart } from './start/start.ts';
import { wireCaller } from './wire-caller.ts';
import { type MakeKinds, type Shared, wireShared } from './wire-shared.ts';

const personal: readonly EventName[] = ['requests.changed', 'links.changed', 'shift.changed'];

/** What screens are told; while the desk is locked nothing about anybody, while a newcomer has the screen nothing but what that one needs. */
const eventsWhileOpen = ({ events, storage, kiosk }: Shared): CallerApp['events'] => ({
  on: (event, listener) =>
    events.on(event, (payload) => {
      if (!kiosk.mayTell(event)) return;
      if (!personal.includes(event) || !storage.lock.isLocked()) listener(payload);
    }),
});

/** Wires the core to its ports, once for an event. Opens and sends nothing before it is asked to. */
export function createApp(
  ports: Ports,
  makeKinds: MakeKinds = createKinds,
  start = givenStart,
): App {
  const shared = wireShared(ports, makeKinds);
  const { storage, kiosk, refresh, watchExpected, proofs, queue, calls } = shared;
  const { directory, cloud } = shared.systems;
  return {
    for: (caller: Caller) => ({
      dispatch: createDispatch(createHandlers({ ...wireCaller(shared, caller), start }), {
        ...ports,
        caller,
        door: shared.door,
        lock: storage.lock,
        kiosk,
      }),
      events: eventsWhileOpen(shared),
    }),
    async start() {
      storage.resume();
      storage.wipe.start();
      storage.lock.start();
      kiosk.start();
      refresh.start();
      watchExpected.start();
    },
    async stop() {
      refresh.stop();
      storage.wipe.stop();
      storage.lock.stop();
      kiosk.stop();
      proofs.stop();
      await watchExpected.stop();
      await queue.stop();
      await directory.close();
      await cloud?.close();
      await calls.keep();
      await ports.journal.close();
    },
  };
}
