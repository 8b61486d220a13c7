import { fileURLToPath } from 'node:url';
import { createAdapters } from '../adapters/create-adapters.ts';
import { readHostOptions } from '../adapters/host-options.ts';
import { createApp } from '../core/app.ts';
import { owner } from '../core/base/caller.ts';
import { AppError } from '../core/base/errors.ts';
import { startWebHost } from './server.ts';

const rendererFolder = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

async function main(): Promise<void> {
  const options = readHostOptions(process.argv.slice(2));
  const app = createApp(await createAdapters({ ...options, env: process.env }));
  await app.start();
  const host = await startWebHost(app.for(owner('web')), {
    rendererFolder,
    entered: () => process.send?.({ entered: true }),
  });
  await announce({ entranceUrl: host.entranceUrl, dataFolder: options.dataFolder });
  await toldToStop();
  await host.stop();
  await app.stop();
}

/** A parent process gets the address as a message and opens the window; a person gets it in print. */
async function announce(ready: { entranceUrl: string; dataFolder: string }): Promise<void> {
  if (process.send) process.send(ready);
  else
    process.stdout.write(
      `Lanyard is at ${ready.entranceUrl}\n(good for one browser; Ctrl+C ends it)\n`,
    );
}

/** Ctrl+C, a polite kill, or the end of the parent. A second Ctrl+C ends the process at once. */
async function toldToStop(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
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
