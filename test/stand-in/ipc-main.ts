import { assertJsonSafe } from './json-safe.ts';
import type { Reply } from './preload-script.ts';

export interface Sender {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null;
}
type Handler = (event: Sender, ...args: unknown[]) => unknown;

/** The main process' end of `ipcRenderer.invoke`. */
export class StandInIpcMain {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Stand-in only: a call as it arrives from a frame. */
  async receive(sender: Sender, channel: string, args: unknown[]): Promise<Reply> {
    const handler = this.handlers.get(channel);
    if (handler === undefined)
      return { ok: false, error: `Error: No handler registered for '${channel}'` };
    try {
      const value = structuredClone(await handler(sender, ...args));
      assertJsonSafe(value, `the answer on '${channel}'`);
      return { ok: true, value };
    } catch (error) {
      return { ok: false, error: String(error) };
    }
  }
}
