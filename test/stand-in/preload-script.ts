import { findUnsafe } from './json-safe.ts';

/** What the preload may reach. The names on `globalThis` are the stand-in's own; the page has no use for them. */
interface PageGlobals {
  lanyardStandInInvoke?: (channel: string, args: unknown[]) => Promise<Reply>;
  lanyardStandInDeliver?: (channel: string, args: unknown[]) => void;
}
export type Reply = { ok: true; value: unknown } | { ok: false; error: string };
type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
) => void;

/**
 * Runs in the page before its own scripts, and gives the preload the sliver of Electron that a sandboxed preload
 * has. There is no isolated world here: a closure keeps the rest out of the page's reach.
 */
function runPreload(preload: Preload, unsafe: typeof findUnsafe): void {
  if (globalThis.top !== globalThis.self) return; // Electron runs preloads in the main frame only
  const page = globalThis as typeof globalThis & PageGlobals; // the stand-in put them there
  const invoke = page.lanyardStandInInvoke;
  delete page.lanyardStandInInvoke;
  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();

  Object.defineProperty(page, 'lanyardStandInDeliver', {
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
  });

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const place = args.map((arg) => (arg === undefined ? '' : unsafe(arg))).find(Boolean);
      if (place)
        throw new Error(`stand-in: an argument of '${channel}' is not plain JSON at ${place}`);
      const reply = await invoke?.(channel, structuredClone(args));
      if (reply?.ok) return reply.value;
      throw new Error(`Error invoking remote method '${channel}': ${reply?.error}`);
    },
    on(channel: string, listener: Listener): void {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off(channel: string, listener: Listener): void {
      listeners.get(channel)?.delete(listener);
    },
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: object): void {
      if (name in globalThis) throw new Error(`Cannot bind an API on top of ${name}`);
      Object.defineProperty(globalThis, name, { value: Object.freeze(api), enumerable: true });
    },
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error(`module not found: ${name}`);
  };
  preload(require, { exports: {} }, {});
}

/** The text to inject. The preload is written out rather than evaluated: the page's CSP forbids evaluation. */
export const preloadScript = (preload: string): string =>
  [
    '{',
    findUnsafe.toString(),
    `(${runPreload.toString()})((require, module, exports) => {`,
    preload,
    '}, findUnsafe);',
    '}',
  ].join('\n');
