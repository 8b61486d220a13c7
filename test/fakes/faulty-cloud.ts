import { AppError } from '../../electron/core/base/errors.ts';
import type { Cloud } from '../../electron/core/ports/cloud.ts';

type Operation = keyof Cloud;
type Fault = (operation: Operation) => void | Promise<void>;

/** Where a fault strikes: before the operation reaches the cloud, or after it did and before the answer. */
export interface CloudFaults {
  before?: Fault | undefined;
  after?: Fault | undefined;
}

/** A cloud whose network fails when told to. What reached it before a fault stays done. */
export function faultyCloud(cloud: Cloud, faults: CloudFaults): Cloud {
  const handler: ProxyHandler<Cloud> = {
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
  return new Proxy(cloud, handler);
}

export const cloudUnreachable = (): never => {
  throw new AppError('cloud-unreachable', 'The network is away');
};

/** Strikes when this operation comes by for the `nth` time, and never again. */
export function atCall(
  wanted: Operation,
  {
    nth = 1,
    strike = cloudUnreachable,
  }: { nth?: number; strike?: () => void | Promise<void> } = {},
): Fault {
  let seen = 0;
  return async (operation) => {
    if (operation !== wanted) return;
    seen += 1;
    if (seen === nth) await strike();
  };
}
