import type { EventName, Payload } from '../../../shared/contract/index.ts';
import type { EventBus } from '../ports/system.ts';

type Listeners = { [E in EventName]: Set<(payload: Payload<E>) => void> };

/** Hands each event to whoever listens, in this process. */
export function createEventBus(): EventBus {
  const listeners: Listeners = {
    'requests.changed': new Set(),
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
    emit(event, payload) {
      for (const listener of listeners[event]) listener(payload);
    },
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
  };
}
