type Notice = <T>(call: Promise<T>, name: string) => Promise<T>;

/** The same port, each of whose methods answers what `notice` makes of its answer. All of a port's methods are asynchronous. */
export function overEach<P extends object>(port: P, notice: Notice): P {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): Promise<unknown> =>
        notice(Promise.resolve(Reflect.apply(method, target, args)), String(name));
    },
  });
}
