import type { EventName, Method } from '../../shared/contract/index.ts';
import { fail } from '../../shared/result.ts';
import { checkAnswer, checkPayload } from './check-answer.ts';
import { createListeners } from './listeners.ts';
import type { ScreenBridge } from './screen-bridge.ts';

/** What the desktop's preload puts on `window`. Its values are unchecked. */
export interface PreloadBridge {
  call(method: Method, input: unknown): Promise<unknown>;
  on(event: EventName, listener: (payload: unknown) => void): () => void;
}

/**
 * The bridge inside the desktop app. Contact cannot be lost: both ends live and die together. A call that Electron itself refuses is
 * `host-unreachable`, as it is over HTTP.
 */
export function createIpcBridge(preload: PreloadBridge): ScreenBridge {
  const contact = createListeners<boolean>();
  return {
    call: async (method, input) => {
      const answer = await preload
        .call(method, input)
        .catch((error: unknown) => fail('host-unreachable', String(error)));
      return checkAnswer(method, answer);
    },
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
