import type { Request as PageRequest, Route } from 'playwright-core';
import { fromChromium } from './addresses.ts';
import { preventable } from './strict.ts';
import type { StandInWebContents } from './web-contents.ts';

type SchemeHandler = (request: Request) => Promise<Response>;

/** `protocol`, and the way of every request that a page makes: to a scheme's handler, or nowhere. */
export class StandInProtocol {
  readonly privileged: unknown[] = [];
  /** Stand-in only: what pages asked of the network, and did not get. */
  readonly stray: string[] = [];
  private readonly handlers = new Map<string, SchemeHandler>();
  private readonly isReady: () => boolean;

  constructor(isReady: () => boolean) {
    this.isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: unknown[]): void {
    if (this.isReady())
      throw new Error('registerSchemesAsPrivileged must be called before the app is ready');
    this.privileged.push(...schemes);
  }

  handle(scheme: string, handler: SchemeHandler): void {
    this.handlers.set(scheme, handler);
  }

  /** Stand-in only: one request of a page. */
  async route(route: Route, contents: StandInWebContents | undefined): Promise<void> {
    const request = route.request();
    if (contents !== undefined && !mayGo(request, contents)) return await route.abort('aborted');
    const url = fromChromium(request.url());
    const handler = this.handlers.get(URL.parse(url)?.protocol.slice(0, -1) ?? '');
    if (handler === undefined) {
      this.stray.push(url);
      return await route.abort('blockedbyclient');
    }
    const answer = await handler(new Request(url, { method: request.method() }));
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }
}

/** Asks the contents' listeners about a navigation that the main process did not begin itself. */
function mayGo(request: PageRequest, contents: StandInWebContents): boolean {
  if (!request.isNavigationRequest()) return true;
  const frame = frameOf(request);
  if (frame === undefined) {
    contents.popup(request.url());
    return false;
  }
  if (request.url() === contents.expected) {
    contents.expected = undefined;
    return true;
  }
  const event = preventable({ url: fromChromium(request.url()) });
  contents.emit('will-frame-navigate', event);
  if (frame.parentFrame() === null) contents.emit('will-navigate', event);
  return !event.defaultPrevented;
}

/** Playwright knows no frame for the first request of a popup. */
function frameOf(request: PageRequest) {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}
