import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { fromChromium } from './addresses.ts';
import { StandInApp } from './app.ts';
import { StandInWindow, type WindowHost, type WindowOptions } from './browser-window.ts';
import { StandInIpcMain } from './ipc-main.ts';
import { StandInProtocol } from './routing.ts';
import { strict } from './strict.ts';

const chromiumPath = '/usr/bin/chromium';
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

type PermissionHandlers = Record<
  'request' | 'check' | 'device',
  ((...args: never[]) => unknown) | undefined
>;

/** What a test may look at that no application could. */
export interface Backstage {
  readonly app: StandInApp;
  readonly ipcMain: StandInIpcMain;
  readonly protocol: StandInProtocol;
  readonly windows: StandInWindow[];
  readonly openedLinks: string[];
  readonly errorBoxes: string[];
  /** What message boxes asked, and the buttons to press in them; the first where none is said. */
  readonly questions: string[];
  readonly answers: number[];
  readonly permissions: PermissionHandlers;
  readonly menus: unknown[];
}

/**
 * A module that answers to the name `electron` in plain Node: this process is the main process, and Debian's Chromium
 * shows the page. It is not Electron: it has what this project uses and throws on anything else. It proves the wiring
 * of main, preload and page, not that the packaged application starts.
 */
export function createStandIn({ firstInstance = true, isPackaged = false } = {}): {
  electron: object;
  backstage: Backstage;
} {
  const launched = Promise.withResolvers<BrowserContext>();
  let browser: Browser | undefined;
  const windows: StandInWindow[] = [];
  const ipcMain = new StandInIpcMain();
  const protocol = new StandInProtocol(() => app.isReady);
  const app: StandInApp = new StandInApp(
    { launch, shutDown: async () => await browser?.close() },
    { firstInstance, isPackaged },
  );

  async function launch(): Promise<void> {
    browser = await chromium.launch({ executablePath: chromiumPath, args: quiet });
    const context = await browser.newContext({ viewport: null, locale: 'en-GB' });
    // One window at a time is all this project opens, so every request and every popup is its page's.
    await context.route('**/*', (route) => protocol.route(route, windows[0]?.webContents));
    await context.exposeBinding(
      'lanyardStandInInvoke',
      ({ frame }, channel: string, args: unknown[]) => {
        const senderFrame = { url: fromChromium(frame.url()), parent: frame.parentFrame() };
        return ipcMain.receive({ sender: windows[0]?.webContents, senderFrame }, channel, args);
      },
    );
    launched.resolve(context);
  }

  const host: WindowHost = {
    context: launched.promise,
    opened(window) {
      windows.push(window);
      app.emit('web-contents-created', {}, window.webContents);
    },
    closed(window) {
      windows.splice(windows.indexOf(window), 1);
      if (windows.length === 0) app.emit('window-all-closed');
    },
  };
  const rest = createRest();
  const electron = strict('', {
    app: strict('app', app),
    ipcMain: strict('ipcMain', ipcMain),
    protocol: strict('protocol', protocol),
    // Called with `new`, as a class would be.
    BrowserWindow: function (options: WindowOptions) {
      return strict('BrowserWindow', new StandInWindow(options, host));
    },
    ...rest.electron,
  });
  return { electron, backstage: { app, ipcMain, protocol, windows, ...rest.backstage } };
}

/** The modules that only take note of what is asked of them. */
function createRest() {
  const openedLinks: string[] = [];
  const errorBoxes: string[] = [];
  const questions: string[] = [];
  const answers: number[] = [];
  const menus: unknown[] = [];
  const permissions: PermissionHandlers = {
    request: undefined,
    check: undefined,
    device: undefined,
  };
  const electron = {
    shell: strict('shell', {
      openExternal: (url: string) => Promise.resolve(void openedLinks.push(url)),
    }),
    dialog: strict('dialog', {
      showMessageBox: (_window: unknown, options: { message: string }) => {
        questions.push(options.message);
        return Promise.resolve({ response: answers.shift() ?? 0 });
      },
      showErrorBox: (title: string, text: string) => void errorBoxes.push(`${title}: ${text}`),
    }),
    Menu: strict('Menu', {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void menus.push(menu),
    }),
    session: strict('session', {
      defaultSession: strict('session.defaultSession', {
        setPermissionRequestHandler: (handler: () => void) => (permissions.request = handler),
        setPermissionCheckHandler: (handler: () => boolean) => (permissions.check = handler),
        setDevicePermissionHandler: (handler: () => boolean) => (permissions.device = handler),
      }),
    }),
  };
  return {
    electron,
    backstage: { openedLinks, errorBoxes, questions, answers, menus, permissions },
  };
}
