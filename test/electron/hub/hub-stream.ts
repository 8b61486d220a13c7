import { get as getInClear, type IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { readEvents, type Heard } from '../../../renderer/bridge/read-events.ts';
import type { HubBrowser } from './hub-browser.ts';

/** As the pages do it, in milliseconds. */
const REOPEN_MS = 1000;

/** The stream of a browser, asked for again whenever it ends. */
export interface HubStream {
  /** How often it was there. */
  readonly opened: () => number;
  stop(): void;
}

/** The bytes of an answer, as a page has them. */
const bytesOf = (response: IncomingMessage): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      response.on('data', (bytes: Buffer) => controller.enqueue(bytes));
      response.once('end', () => controller.close());
      response.once('error', (error) => controller.error(error));
    },
  });

/** Follows the events of somebody who is in, as their page does. */
export function followEvents(
  { base, cookie, ca }: Pick<HubBrowser, 'base' | 'cookie' | 'ca'>,
  heard: Heard,
): HubStream {
  const stopped = new AbortController();
  let opened = 0;
  const follow = async (): Promise<void> => {
    const headers = { Cookie: cookie(), 'Sec-Fetch-Site': 'same-origin' };
    const about = { headers, agent: false as const, signal: stopped.signal };
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const call = ca === undefined ? getInClear : get;
    call(`${base}events`, ca === undefined ? about : { ...about, ca }, resolve).once(
      'error',
      reject,
    );
    const response = await promise;
    if (response.statusCode !== 200) return void response.resume();
    opened += 1;
    await readEvents(bytesOf(response), heard);
  };
  void (async () => {
    while (!stopped.signal.aborted) {
      await follow().catch(() => undefined);
      await wait(REOPEN_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return { opened: () => opened, stop: () => stopped.abort() };
}
