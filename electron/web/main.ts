import { fileURLToPath } from 'node:url';
import { createAdapters } from '../adapters/create-adapters.ts';
import { readHostOptions } from '../adapters/host-options.ts';
import { createStartKeeper } from '../adapters/start/start-keeper.ts';
import { claimDataFolder } from '../adapters/storage/data-folder.ts';
import { owner } from '../core/base/caller.ts';
import { AppError } from '../core/base/errors.ts';
import { openApp } from '../core/open-app.ts';
import { sayNews } from './entrance-news.ts';
import type { EntranceNews } from './entrance.ts';
import { startWebHost } from './server.ts';

const rendererFolder = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
/** Milliseconds that a host without a parent has for its end, whatever it was about. */
const PATIENCE = 10_000;

async function main(): Promise<void> {
  // From the first moment on: a parent may be gone before this has started.
  const stop = toldToStop();
  const options = readHostOptions(process.argv.slice(2));
  const { profile, isProfileGiven, ...around } = options;
  const env = process.env;
  const app = await openApp({
    open: (chosen, keeping) => createAdapters({ ...around, ...keeping, profile: chosen, env }),
    given: isProfileGiven ? profile : undefined,
    keeper: createStartKeeper(claimDataFolder(options.dataFolder), env),
  });
  await app.start();
  const host = await startWebHost(app.for(owner('web')), { rendererFolder, tell });
  announce({ entranceUrl: host.entranceUrl, dataFolder: options.dataFolder });
  await stop;
  await host.stop();
  await app.stop();
}

/** A parent process gets the address as a message and opens the window; a person gets it in print. */
function announce(ready: { entranceUrl: string; dataFolder: string }): void {
  if (process.send) send(ready);
  else
    process.stdout.write(
      `Open this address in a browser:\n${ready.entranceUrl}\nIt works for one browser and for 10 minutes. Press Ctrl+C to stop Lanyard.\n`,
    );
}

function tell(news: EntranceNews): void {
  if (process.send) send({ news });
  else process.stdout.write(`${sayNews(news, new Date().toLocaleTimeString())}\n`);
}

/** A parent that is gone hears nothing; that it is gone is noticed elsewhere. */
const send = (message: object): void =>
  void process.send?.(message, undefined, undefined, () => undefined);

/** Ctrl+C, a polite kill, or the end of the parent, however that came. A second Ctrl+C ends the process at once. */
async function toldToStop(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    process.once('disconnect', () => {
      setTimeout(() => process.exit(1), PATIENCE).unref();
      resolve();
    });
  });
}

/** The channel to the parent would keep the process alive. */
function letGo(): void {
  if (process.connected) process.disconnect();
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`);
    process.exitCode = error instanceof AppError && error.code === 'invalid-input' ? 2 : 1;
  })
  .finally(letGo);
