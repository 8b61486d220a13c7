import type { App } from './base/app-types.ts';
import type { Caller } from './base/caller.ts';
import { createDispatch } from './base/dispatch.ts';
import { createHandlers } from './handlers.ts';
import { createKinds } from './kinds/kinds.ts';
import type { Ports } from './ports/ports.ts';
import { wireCaller } from './wire-caller.ts';
import { type MakeKinds, wireShared } from './wire-shared.ts';

/** Wires the core to its ports, once for a process. Opens and sends nothing before it is asked to. */
export function createApp(ports: Ports, makeKinds: MakeKinds = createKinds): App {
  const shared = wireShared(ports, makeKinds);
  const { storage, refresh, proofs, queue } = shared;
  const { directory, cloud } = shared.systems;
  return {
    for: (caller: Caller) => ({
      dispatch: createDispatch(createHandlers(wireCaller(shared, caller)), { ...ports, caller }),
      events: shared.events,
    }),
    async start() {
      storage.resume();
      storage.wipe.start();
      refresh.start();
    },
    async stop() {
      refresh.stop();
      storage.wipe.stop();
      proofs.stop();
      await queue.stop();
      await directory.close();
      await cloud?.close();
      await ports.journal.close();
    },
  };
}
