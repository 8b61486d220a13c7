import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { EventView } from '../../shared/contract/event.ts';
import type { WireError } from '../../shared/result.ts';
import { knowsNobody, type LetsGo } from './leaving.ts';

/** The event, once it is known, or why it could not be read. */
export interface EventState extends LetsGo {
  event?: EventView;
  problem?: WireError;
  load(): Promise<void>;
}

/** What the event's profile says; it does not change while Lanyard runs. */
export const createEventStore = (bridge: Bridge) =>
  createStore<EventState>()((set) => ({
    ...knowsNobody,
    async load() {
      const answer = await bridge.call('event.current', {});
      set(answer.ok ? { event: answer.value } : { problem: answer.error });
    },
  }));
