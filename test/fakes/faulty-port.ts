import { AppError } from '../../electron/core/base/errors.ts';

type Fault = (operation: string) => void | Promise<void>;

/** Where a fault strikes: before the operation reaches the system, or after it did and before the answer. */
export interface PortFaults {
  before?: Fault | undefined;
  after?: Fault | undefined;
}

/** A port whose network fails when told to. What reached the system before a fault stays done. */
export function faultyPort<P extends object>(port: P, faults: PortFaults): P {
  return new Proxy(port, {
    get(target, name) {
      const operation: unknown = Reflect.get(target, name);
      if (typeof operation !== 'function') return operation;
      return async (...args: unknown[]): Promise<unknown> => {
        await faults.before?.(String(name));
        const answer: unknown = await Reflect.apply(operation, target, args);
        await faults.after?.(String(name));
        return answer;
      };
    },
  });
}

export const away = (): never => {
  throw new AppError('directory-unreachable', 'The network is away');
};

/** Strikes when this operation comes by for the first time, and never again. */
export function first(wanted: string, strike: () => void | Promise<void> = away): Fault {
  let struck = false;
  return async (operation) => {
    if (operation !== wanted || struck) return;
    struck = true;
    await strike();
  };
}
