import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Page } from 'playwright-core';
import { createStandIn, type Backstage } from './stand-in.ts';

interface StartOptions {
  /** As a person would type them: `--profile FILE --data DIR`. */
  readonly args: readonly string[];
  /** The bundled main; the project's own unless said otherwise. */
  readonly mainFile?: string;
  readonly firstInstance?: boolean;
  /** As people install it. */
  readonly isPackaged?: boolean;
}

export interface Desktop extends Backstage {
  /** The window's page, loaded. Undefined where the application ended without one. */
  readonly page: Page | undefined;
  /** The process that started it, and had a channel to it, is gone. */
  loseParent(): void;
  /** Ends the application as a person would; answers its exit code. */
  quit(): Promise<number>;
}

const builtMain = join(import.meta.dirname, '../../dist/desktop/main.cjs');
type Main = (...moduleScope: unknown[]) => void;

/** Runs the real, bundled main and preload with the stand-in for Electron, until the page is loaded. */
export async function startDesktop({
  args,
  mainFile = builtMain,
  ...options
}: StartOptions): Promise<Desktop> {
  const { electron, backstage } = createStandIn(options);
  const parent = new EventEmitter();
  runMain(mainFile, electron, { argv: ['electron', mainFile, ...args], parent });
  const page = await Promise.race([
    loadedPage(backstage),
    backstage.app.ended.then(() => undefined),
  ]);
  return {
    ...backstage,
    page,
    loseParent: () => void parent.emit('disconnect'),
    async quit() {
      backstage.app.quit();
      return await backstage.app.ended;
    },
  };
}

/** What of a process is not this one's. */
interface Own {
  readonly argv: readonly string[];
  readonly parent: EventEmitter;
}

/** As Node's own CommonJS loader would, but with our `electron`, a command line and a parent of its own. */
function runMain(file: string, electron: object, { argv, parent }: Own): void {
  const ownRequire = createRequire(file);
  const require = (name: string): unknown => (name === 'electron' ? electron : ownRequire(name));
  const main = compileFunction(
    readFileSync(file, 'utf8'),
    ['require', 'module', 'exports', '__filename', '__dirname', 'process'],
    { filename: file },
  ) as Main; // compileFunction answers a bare Function
  const process = Object.create(globalThis.process, {
    argv: { value: argv },
    once: { value: parent.once.bind(parent) },
    off: { value: parent.off.bind(parent) },
  }) as unknown;
  main(require, { exports: {} }, {}, file, dirname(file), process);
}

/** Resolves once the first window was shown and its page loaded. */
async function loadedPage({ windows, app }: Backstage): Promise<Page> {
  const opened: PromiseWithResolvers<void> = Promise.withResolvers();
  app.once('web-contents-created', () => opened.resolve());
  if (windows.length === 0) await opened.promise;
  const page = await windows[0]?.page;
  if (page === undefined) throw new Error('stand-in: the window has no page');
  await page.waitForURL('https://ui.app.invalid/**', { waitUntil: 'load' });
  return page;
}
