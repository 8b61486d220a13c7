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
