import { join } from 'node:path';
import { app, dialog, type MessageBoxOptions } from 'electron';
import { createAdapters } from '../adapters/create-adapters.ts';
import { readHostOptions, type HostOptions } from '../adapters/host-options.ts';
import { claimDataFolder, makeBrowserFolder } from '../adapters/storage/data-folder.ts';
import { takeEnvironment } from '../adapters/node/child-environment.ts';
import { createStartKeeper } from '../adapters/start/start-keeper.ts';
import { owner } from '../core/base/caller.ts';
import { AppError } from '../core/base/errors.ts';
import { openApp } from '../core/open-app.ts';
import { pageUrl, registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { askBeforeClose } from './ask-before-close.ts';
import { connectBridge } from './ipc.ts';
import { followKiosk } from './follow-kiosk.ts';
import { linkHosts } from './link-hosts.ts';
import { limitPermissions, lockDown } from './lock-down.ts';
import { setMenu } from './menu.ts';
import { createWindow, showAgain } from './window.ts';

const rendererFolder = join(import.meta.dirname, '../renderer');

/** Everything Electron wants before it is ready. One data folder is open in one process at a time. */
function prepare(): HostOptions | undefined {
  registerAppScheme();
  app.enableSandbox();
  const options = readHostOptions(process.argv.slice(1));
  // Before Chromium writes a byte there.
  const dataFolder = claimDataFolder(options.dataFolder);
  app.setPath('userData', makeBrowserFolder(dataFolder, 'electron'));
  return app.requestSingleInstanceLock() ? { ...options, dataFolder } : undefined;
}

async function open(options: HostOptions): Promise<void> {
  const { profile, isProfileGiven, ...around } = options;
  const env = takeEnvironment(process.env);
  const core = await openApp({
    open: (chosen, keeping) => createAdapters({ ...around, ...keeping, profile: chosen, env }),
    given: isProfileGiven ? profile : undefined,
    keeper: createStartKeeper(options.dataFolder, env),
  });
  const hosts = { has: (host: string) => linkHosts(core.profile()).has(host) };
  await app.whenReady();
  app.on('web-contents-created', (_event, contents) => lockDown(contents, hosts));
  serveAppScheme(rendererFolder);
  limitPermissions();
  setMenu();
  const window = createWindow();
  app.on('second-instance', () => showAgain(window));
  const desk = core.for(owner('desktop'));
  connectBridge(desk, window.webContents);
  const ask = async (box: MessageBoxOptions) => (await dialog.showMessageBox(window, box)).response;
  askBeforeClose(window, { app: desk, ask });
  stopBeforeQuit(() => core.stop());
  endWithParent(() => core.stop());
  await core.start();
  await followKiosk(window, desk);
  await window.loadURL(pageUrl);
}

/** Lets the core come to its end before the process does. */
function stopBeforeQuit(stop: () => Promise<void>): void {
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    stop().then(() => app.quit(), giveUp);
  });
}

/** `npm start` has a channel to here. It closes when that is gone, and then nobody is there to be asked before the window closes. */
function endWithParent(stop: () => Promise<void>): void {
  const leave = (): void => void stop().finally(() => app.exit(0));
  process.once('disconnect', leave);
  app.once('will-quit', () => process.off('disconnect', leave));
}

/** The last resort: says why in words and ends, 2 for a mistake in what was given, 1 for ours. */
function giveUp(error: unknown): void {
  const isExpected = error instanceof AppError;
  dialog.showErrorBox(
    'Lanyard could not start or continue',
    isExpected ? error.message : String(error),
  );
  app.exit(isExpected && error.code === 'invalid-input' ? 2 : 1);
}

try {
  const options = prepare();
  if (options === undefined) app.quit();
  else open(options).catch(giveUp);
} catch (error) {
  giveUp(error);
}
