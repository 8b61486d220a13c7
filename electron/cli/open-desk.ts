import { createAdapters } from '../adapters/create-adapters.ts';
import { readHostOptions } from '../adapters/host-options.ts';
import { createApp } from '../core/app.ts';
import { owner } from '../core/base/caller.ts';
import { createDesk } from './desk.ts';
import type { Stage } from './run.ts';

/** Opens the app for the profile and the data folder that the options name. Throws what the adapters throw. */
export const openDesk: Stage['open'] = async (
  { profile, data, 'event-key': eventKey, 'run-only': runOnly },
  { opensVault },
) => {
  const words = Object.entries({ profile, data, 'event-key': eventKey }).flatMap(([name, value]) =>
    typeof value === 'string' ? [`--${name}`, value] : [],
  );
  const options = { ...readHostOptions(words), runOnly: runOnly === true };
  const ports = await createAdapters({ ...options, env: process.env, opensVault });
  // While the key is derived, the directory can be reached; whether it answered shows where it is needed.
  if (opensVault) ports.directory.probe().catch(() => undefined);
  const app = createApp(ports);
  return { desk: createDesk(app.for(owner('cli'))), close: () => app.stop() };
};
