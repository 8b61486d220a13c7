import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../electron/core/base/errors.ts';

/** Called in place of each method of a port. */
export type Pass = (method: string, deliver: () => Promise<unknown>) => Promise<unknown>;

/** The same port, each of whose calls goes through `pass`. `close` is always let through. */
export const through = <T extends object>(port: T, pass: Pass): T =>
  new Proxy(port, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function' || name === 'close') return method;
      return (...args: unknown[]) =>
        pass(String(name), async (): Promise<unknown> => Reflect.apply(method, target, args));
    },
  });

const TRIES = 10;
const PAUSE_MS = 500;

/**
 * Asks again where no answer came. A server that many runs ask at once is sometimes too busy for whoever judges them
 * (Keystone over SQLite says 500), and that says nothing of what stands there.
 */
export const onceMore: Pass = async (_, deliver) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await deliver();
    } catch (error) {
      const isBusy = error instanceof AppError && error.sort === 'network';
      if (!isBusy || tries === TRIES) throw error;
      await wait(PAUSE_MS);
    }
  }
};
