import { preventable, StrictEmitter } from './strict.ts';

/** The life of the application. What it needs of a browser it is given. */
export class StandInApp extends StrictEmitter {
  readonly isPackaged: boolean;
  readonly paths = new Map<string, string>();
  isSandboxed = false;
  isReady = false;
  private readonly launch: () => Promise<unknown>;
  private readonly shutDown: () => Promise<void>;
  private readonly firstInstance: boolean;
  private ready: Promise<void> | undefined;
  private isEnding = false;
  private readonly end = Promise.withResolvers<number>();

  constructor(
    browser: { launch(): Promise<unknown>; shutDown(): Promise<void> },
    { firstInstance, isPackaged }: { firstInstance: boolean; isPackaged: boolean },
  ) {
    super('app', ['window-all-closed', 'will-quit', 'second-instance', 'web-contents-created']);
    this.launch = () => browser.launch();
    this.shutDown = () => browser.shutDown();
    this.firstInstance = firstInstance;
    this.isPackaged = isPackaged;
  }

  /** Stand-in only: the exit code, once the application has ended. */
  get ended(): Promise<number> {
    return this.end.promise;
  }

  enableSandbox(): void {
    if (this.isReady) throw new Error('stand-in: enableSandbox must come before ready');
    this.isSandboxed = true;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    return this.firstInstance;
  }

  whenReady(): Promise<void> {
    this.ready ??= this.launch().then(() => void (this.isReady = true));
    return this.ready;
  }

  quit(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code: number): void {
    if (this.isEnding) return;
    this.isEnding = true;
    this.shutDown().then(() => this.end.resolve(code), this.end.reject);
  }
}
