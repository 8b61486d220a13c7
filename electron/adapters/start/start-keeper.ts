import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { shippedNames, startWays, type ShippedName } from '../../../shared/contract/start.ts';
import { AppError } from '../../core/base/errors.ts';
import type { StartKeeper, StartRecord } from '../../core/ports/machine.ts';
import { writeWhole } from '../node/write-whole.ts';
import { loadProfile } from '../profile/load-profile.ts';

/** What `start.json` says. */
const content = z.strictObject({
  version: z.literal(1),
  way: z.enum(startWays),
  profile: z.string().min(1),
});

function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `What this computer is used for cannot be kept: ${why}`;
    throw new AppError('storage-failed', message, { params: [why], cause: error });
  }
}

/** Nothing was chosen where it cannot be read: then it is asked once more. */
function recordIn(file: string): StartRecord | undefined {
  try {
    const { way, profile } = content.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { way, profile };
  } catch {
    return undefined;
  }
}

/** Keeps what this computer is used for in the data folder, which is Lanyard's: `start.json`, and the profile that was chosen in `event.yaml`. */
export function createStartKeeper(dataFolder: string, env: NodeJS.ProcessEnv): StartKeeper {
  const file = join(dataFolder, 'start.json');
  const describe = async (name: ShippedName) => {
    const { profile } = await loadProfile(name, { env });
    const { name: title, publicKey } = profile.event;
    return { profile: name, name: title, hasKey: publicKey !== undefined };
  };
  let shipped: ReturnType<StartKeeper['shipped']> | undefined;
  return {
    read: async () => recordIn(file),
    write: async (record) =>
      onDisk(() => writeWhole(file, `${JSON.stringify({ version: 1, ...record })}\n`)),
    forget: async () => onDisk(() => rmSync(file, { force: true })),
    async keepProfile(text) {
      const profile = join(dataFolder, 'event.yaml');
      onDisk(() => writeWhole(profile, text));
      return profile;
    },
    shipped: () => (shipped ??= Promise.all(shippedNames.map(describe))),
  };
}
