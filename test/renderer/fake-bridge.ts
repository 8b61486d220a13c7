import type { EventName, Input, Method, Output, Payload } from '../../shared/contract/index.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createListeners } from '../../renderer/bridge/listeners.ts';
import type { ScreenBridge } from '../../renderer/bridge/screen-bridge.ts';
import type { After } from '../../renderer/stores/later.ts';

type Answer = Result<unknown>;
export interface Asked {
  readonly method: Method;
  readonly input: unknown;
  readonly answer: (answer: Answer) => void;
}

/**
 * A bridge whose other side is the test: it sees what was asked and answers when it likes, so that early, late and
 * overtaken answers can all be played.
 */
export function createFakeBridge() {
  const asked: Asked[] = [];
  const contact = createListeners<boolean>();
  const listeners = createListeners<{ event: EventName; payload: unknown }>();

  const bridge: ScreenBridge = {
    call: <M extends Method>(method: M, input: Input<M>) =>
      new Promise<Result<Output<M>>>((resolve) => {
        // The test answers with the output of the method it saw.
        asked.push({ method, input, answer: (answer) => resolve(answer as Result<Output<M>>) });
      }),
    on: <E extends EventName>(event: E, listener: (payload: Payload<E>) => void) =>
      listeners.add((published) => {
        if (published.event === event) listener(published.payload as Payload<E>); // `publish` below ties the two
      }),
    onContact: contact.add,
  };

  /** Takes the oldest question of this method off the list; the test fails where none was asked. */
  const take = (method: Method): Asked => {
    const at = asked.findIndex((question) => question.method === method);
    const [question] = at < 0 ? [] : asked.splice(at, 1);
    if (!question) throw new Error(`${method} was not asked`);
    return question;
  };
  /** Lets every promise that can settle do so. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    bridge,
    take,
    settle,
    waiting: (): readonly Method[] => asked.map(({ method }) => method),
    async answer<M extends Method>(method: M, value: Output<M>): Promise<unknown> {
      const { input, answer } = take(method);
      answer(ok(value));
      await settle();
      return input;
    },
    async refuse(method: Method, ...failure: Parameters<typeof fail>): Promise<unknown> {
      const { input, answer } = take(method);
      answer(fail(...failure));
      await settle();
      return input;
    },
    publish: <E extends EventName>(event: E, payload: Payload<E>) =>
      listeners.publish({ event, payload }),
    makeContact: contact.publish,
  };
}

/** A pause that ends when the test says so. */
export function createPauses() {
  const pauses = new Set<() => void>();
  const after: After = (_ms, callback) => {
    pauses.add(callback);
    return () => pauses.delete(callback);
  };
  return {
    after,
    /** Ends every pause. */
    pass(): void {
      const due = [...pauses];
      pauses.clear();
      for (const callback of due) callback();
    },
    count: (): number => pauses.size,
  };
}
