import type { EventName, Payload } from '../../../shared/contract/index.ts';
import type { EventBus } from '../ports/system.ts';

type Listeners = { [E in EventName]: Set<(payload: Payload<E>, filedBy?: string) => void> };

/** Hands each event to whoever listens, in this process. */
export function createEventBus(): EventBus {
  const listeners: Listeners = {
    'requests.changed': new Set(),
    'elsewhere.changed': new Set(),
    'roster.filed': new Set(),
    'session.changed': new Set(),
    'connection.changed': new Set(),
    'vault.changed': new Set(),
    'journal.rescued': new Set(),
    'wipe.done': new Set(),
    'cloud.changed': new Set(),
    'links.changed': new Set(),
    'kiosk.changed': new Set(),
    'start.changed': new Set(),
    'shift.changed': new Set(),
  };
  return {
    emit(event, payload, filedBy) {
      for (const listener of listeners[event]) listener(payload, filedBy);
    },
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
  };
}

/** The same bus for some who listen as long as somebody needs them; `close` ends all that they hear by it. */
export function closable(bus: EventBus): { readonly events: EventBus; close(): void } {
  const stops = new Set<() => void>();
  return {
    events: {
      emit: (event, payload, filedBy) => bus.emit(event, payload, filedBy),
      on(event, listener) {
        const stop = bus.on(event, listener);
        stops.add(stop);
        return () => {
          stops.delete(stop);
          stop();
        };
      },
    },
    close() {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}
