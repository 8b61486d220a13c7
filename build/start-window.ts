import { posix, win32 } from 'node:path';

/** What is known of the machine; `exists` asks its disk. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly isRoot: boolean;
  exists(file: string): boolean;
}

/** Where the loopback host is shown, best first. */
export type Window =
  | { readonly in: 'app-window'; readonly browser: string }
  | { readonly in: 'default-browser'; readonly command: string; readonly args: readonly string[] }
  | { readonly in: 'print' };

/** Whether a window can be shown at all: on Linux and its kin only with a display server. */
export const hasScreen = ({ platform, env }: Machine): boolean =>
  ['darwin', 'win32'].includes(platform) || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

/** Every way that is open on this machine, best first; the last always works. */
export function windowsFor(machine: Machine): Window[] {
  if (!hasScreen(machine)) return [{ in: 'print' }];
  const browser = browserCandidates(machine).find((file) => machine.exists(file));
  const opener = openers[machine.platform] ?? { command: 'xdg-open', args: [] };
  return [
    ...(browser === undefined ? [] : [{ in: 'app-window', browser } as const]),
    { in: 'default-browser', ...opener },
    { in: 'print' },
  ];
}

/** `start` is a word of the shell, not a program; this is what it calls. */
const openers: Partial<Record<NodeJS.Platform, { command: string; args: string[] }>> = {
  darwin: { command: 'open', args: [] },
  win32: { command: 'rundll32', args: ['url.dll,FileProtocolHandler'] },
};

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const windowsPrograms = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** Chromium and its kin, which can show a page as an application's window. */
function browserCandidates({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === 'win32') {
    const places = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']];
    const folders = places.filter((folder) => folder !== undefined);
    return windowsPrograms.flatMap((path) => folders.map((folder) => win32.join(folder, ...path)));
  }
  const folders = (env['PATH'] ?? '')
    .split(posix.delimiter)
    .filter((folder) => folder.startsWith('/'));
  return commands.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/**
 * The command line of an application window with a browser profile of its own. The switches keep the browser from
 * talking to the network by itself; Chromium refuses to run as root with its sandbox. It ends when the other end of its
 * debugging pipe is gone, and so with the process that started it, however that ended.
 */
export const appWindowArgs = (url: string, profile: string, { isRoot }: Machine): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profile}`,
  '--remote-debugging-pipe',
  '--window-size=1280,860',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate',
  '--password-store=basic',
  ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
];

/** The line that says where the app opens. */
export function sayWindow(window: Window, { isRoot }: Machine, url: string): string {
  if (window.in === 'app-window') {
    return `Lanyard opens in an app window of ${window.browser}${isRoot ? ', without its sandbox because this is root' : ''}.`;
  }
  if (window.in === 'default-browser')
    return `Lanyard opens in your default browser. If it asks for an address, paste this one. Press Ctrl+C here to stop Lanyard.\n${url}`;
  return `Open this address in a browser on this computer. It works for one browser and for 10 minutes. Press Ctrl+C here to stop Lanyard.\n${url}`;
}
