import { AppError } from '../../electron/core/base/errors.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';

type Operation = keyof Directory;
type Fault = (operation: Operation) => void | Promise<void>;

/** Where a fault strikes: before the operation reaches the directory, or after it did and before the answer. */
export interface Faults {
  before?: Fault | undefined;
  after?: Fault | undefined;
}

/** A directory whose network fails when told to. What reached it before a fault stays done. */
export function faultyDirectory(directory: Directory, faults: Faults): Directory {
  const handler: ProxyHandler<Directory> = {
    get(target, name: Operation) {
      const operation = target[name];
      return async (...args: unknown[]) => {
        if (name === 'close') return target.close();
        await faults.before?.(name);
        // The proxy passes on what it was called with, so the types stay right without knowing them.
        const answer: unknown = await Reflect.apply(operation, target, args);
        await faults.after?.(name);
        return answer;
      };
    },
  };
  return new Proxy(directory, handler);
}

export const unreachable = (): never => {
  throw new AppError('directory-unreachable', 'The network is away');
};

/** Strikes the first time this operation comes by. */
export function once(wanted: Operation, strike: () => void | Promise<void> = unreachable): Fault {
  let struck = false;
  return async (operation) => {
    if (operation !== wanted || struck) return;
    struck = true;
    await strike();
  };
}
