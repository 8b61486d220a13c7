import type { EventName, Method } from '../../shared/contract/index.ts';
import { checkAnswer, checkPayload } from './check-answer.ts';
import { createListeners } from './listeners.ts';
import type { ScreenBridge } from './screen-bridge.ts';

/** What the desktop's preload puts on `window`. Its values are unchecked. */
export interface PreloadBridge {
  call(method: Method, input: unknown): Promise<unknown>;
  on(event: EventName, listener: (payload: unknown) => void): () => void;
}

/** The bridge inside the desktop app. Contact cannot be lost: both ends live and die together. */
export function createIpcBridge(preload: PreloadBridge): ScreenBridge {
  const contact = createListeners<boolean>();
  return {
    call: async (method, input) => checkAnswer(method, await preload.call(method, input)),
    on: (event, listener) =>
      preload.on(event, (raw) => {
        const payload = checkPayload(event, raw);
        if (payload) listener(payload);
        else contact.publish(true);
      }),
    onContact(listener) {
      listener(true);
      return contact.add(listener);
    },
  };
}
