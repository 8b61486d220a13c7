import { EventEmitter } from 'node:events';

const unfinished = (what: string): Error =>
  new Error(`stand-in: electron.${what} is not implemented`);

/** The same object, but reading a property it does not have is an error that names it, never `undefined`. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, property) {
      const isKnown = property in target || typeof property === 'symbol' || property === 'then';
      if (!isKnown) throw unfinished(name === '' ? property : `${name}.${property}`);
      const value: unknown = Reflect.get(target, property, target);
      return value;
    },
  });
}

/** An emitter of the events that the stand-in really sends; listening for another is an error. */
export class StrictEmitter extends EventEmitter {
  private readonly owner: string;
  private readonly names: readonly string[];

  constructor(owner: string, names: readonly string[]) {
    super();
    this.owner = owner;
    this.names = names;
  }

  override on(name: string, listener: (...args: never[]) => void): this {
    if (!this.names.includes(name)) throw unfinished(`${this.owner}.on('${name}')`);
    return super.on(name, listener as (...args: unknown[]) => void); // the emitter's own type knows no arguments
  }

  override once(name: string, listener: (...args: never[]) => void): this {
    const wrapped = (...args: never[]): void => {
      this.off(name, wrapped as (...args: unknown[]) => void); // as above
      listener(...args);
    };
    return this.on(name, wrapped);
  }
}

/** An event that can be called off, as Electron hands it to listeners. */
export function preventable<T extends object>(
  more: T,
): T & { preventDefault(): void; defaultPrevented: boolean } {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  };
  return event;
}
