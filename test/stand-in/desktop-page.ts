import type { Page } from 'playwright-core';
import type { Bridge } from '../../shared/contract/index.ts';

interface WithBridge {
  readonly lanyardBridge: {
    call(method: unknown, input: unknown): Promise<unknown>;
    on: Bridge['on'];
  };
}

/** One call as the page makes it, through preload, IPC and dispatch. */
export async function callInPage(page: Page, method: unknown, input: unknown): Promise<unknown> {
  return await page.evaluate(
    ([name, value]) => (globalThis as unknown as WithBridge).lanyardBridge.call(name, value), // the preload's
    [method, input] as const,
  );
}

/** Starts to note down the events of one name in the page; answers how to read them. */
export async function noteEvents(page: Page, event: string): Promise<() => Promise<unknown[]>> {
  const notes = await page.evaluateHandle((name) => {
    const seen: unknown[] = [];
    const { lanyardBridge } = globalThis as unknown as WithBridge; // the preload's
    const stop = lanyardBridge.on(name as 'session.changed', (payload) => seen.push(payload)); // any name does
    return { seen, stop };
  }, event);
  return async () => await notes.evaluate(({ seen }) => seen);
}
