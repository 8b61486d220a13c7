import type { EventName, Payload } from '../../shared/contract/index.ts';
import { ok } from '../../shared/result.ts';
import type { CallerApp } from '../../electron/core/base/app-types.ts';

export interface Call {
  readonly method: string;
  readonly input: unknown;
}

interface EchoApp extends CallerApp {
  readonly calls: Call[];
  emit<E extends EventName>(event: E, payload: Payload<E>): void;
  /** How many listen to events now. */
  listeners(): number;
}

/** An app that answers every call with the call itself, for tests that are about the host alone. */
export function createEchoApp(): EchoApp {
  const calls: Call[] = [];
  const listeners = new Set<{ event: EventName; tell: (payload: never) => void }>();
  return {
    calls,
    dispatch: (method, input) => {
      calls.push({ method, input });
      return Promise.resolve(ok({ method, input }));
    },
    events: {
      on(event, tell) {
        const listener = { event, tell };
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    emit(event, payload) {
      for (const listener of listeners) {
        if (listener.event === event) listener.tell(payload as never); // the names agree, so the types do
      }
    },
    listeners: () => listeners.size,
  };
}
