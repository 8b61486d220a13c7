import { describe, expect, it } from 'vitest';
import { appWindowArgs, sayWindow, windowsFor, type Machine } from '../../build/start-window.ts';

const url = 'http://127.0.0.1:1/enter#t';
const machine = (more: Partial<Machine>, ...files: string[]): Machine => ({
  platform: 'linux',
  env: { DISPLAY: ':0', PATH: '/usr/local/bin:/usr/bin' },
  isRoot: false,
  exists: (file) => files.includes(file),
  ...more,
});
const kinds = (one: Machine): string[] => windowsFor(one).map((window) => window.in);

describe('where the loopback host is shown', () => {
  it('prefers an app window, then the default browser, and can always print', () => {
    expect(windowsFor(machine({}, '/usr/bin/google-chrome'))).toEqual([
      { in: 'app-window', browser: '/usr/bin/google-chrome' },
      { in: 'default-browser', command: 'xdg-open', args: [] },
      { in: 'print' },
    ]);
  });

  it('prefers Chromium over Chrome, wherever on the path each is', () => {
    const both = machine({}, '/usr/local/bin/google-chrome', '/usr/bin/chromium');
    expect(windowsFor(both)[0]).toEqual({ in: 'app-window', browser: '/usr/bin/chromium' });
  });

  it('goes without an app window where no such browser is installed', () => {
    expect(kinds(machine({}))).toEqual(['default-browser', 'print']);
  });

  it('only prints where Linux has no screen', () => {
    expect(kinds(machine({ env: { PATH: '/usr/bin' } }, '/usr/bin/chromium'))).toEqual(['print']);
  });

  it('takes Wayland for a screen', () => {
    expect(kinds(machine({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toContain('default-browser');
  });

  it('never runs a browser from a relative folder of the path', () => {
    const one = machine({ env: { DISPLAY: ':0', PATH: '.:bin' } });
    expect(kinds({ ...one, exists: () => true })).not.toContain('app-window');
  });

  it('knows the usual places of macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(windowsFor(machine({ platform: 'darwin', env: {} }, chrome))).toEqual([
      { in: 'app-window', browser: chrome },
      { in: 'default-browser', command: 'open', args: [] },
      { in: 'print' },
    ]);
  });

  it('knows the usual places of Windows', () => {
    const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(windowsFor(machine({ platform: 'win32', env }, edge))[0]).toEqual({
      in: 'app-window',
      browser: edge,
    });
  });
});

describe('the app window', () => {
  it('has a browser profile of its own and does not talk to the network', () => {
    const args = appWindowArgs(url, '/data/browser/1', machine({}));
    expect(args).toContain(`--app=${url}`);
    expect(args).toContain('--user-data-dir=/data/browser/1');
    expect(args).toContain('--disable-background-networking');
    expect(args).not.toContain('--no-sandbox');
  });

  it('gives up the sandbox for root only, and says so', () => {
    const root = machine({ isRoot: true });
    expect(appWindowArgs(url, '/p', root)).toContain('--no-sandbox');
    const window = { in: 'app-window', browser: '/usr/bin/chromium' } as const;
    expect(sayWindow(window, root, url)).toContain('without its sandbox because this is root');
    expect(sayWindow(window, machine({}), url)).not.toContain('sandbox');
  });
});

describe('the line that says where the app opens', () => {
  it('shows the address only where a person may have to open it', () => {
    expect(sayWindow({ in: 'print' }, machine({}), url)).toContain(url);
    const opener = { in: 'default-browser', command: 'xdg-open', args: [] } as const;
    expect(sayWindow(opener, machine({}), url)).toContain(url);
    const window = { in: 'app-window', browser: '/usr/bin/chromium' } as const;
    expect(sayWindow(window, machine({}), url)).not.toContain('#');
  });
});
