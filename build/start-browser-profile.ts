import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBrowserFolder } from '../electron/adapters/storage/data-folder.ts';
import { isWindowFolder } from '../electron/adapters/storage/own-names.ts';

/**
 * The browser must not offer to keep what a newcomer types: it would keep one person's password or address for the
 * next. Chromium reads this file when it first starts with a profile.
 */
const preferences = {
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
};

/**
 * Makes a fresh browser profile below the data folder, which is Lanyard's, named by this process, and answers its path. A profile that was in use
 * already would hand the address to the running browser and end at once. Clears away those of processes that have died, and nothing else. Throws
 * `AppError('invalid-input')` where the folder for profiles is somebody else's.
 */
export function makeBrowserProfile(dataFolder: string): string {
  const parent = makeBrowserFolder(dataFolder, 'browser');
  for (const name of readdirSync(parent).filter(isWindowFolder)) {
    if (name === String(process.pid) || !isAlive(Number(name)))
      removeBrowserProfile(join(parent, name));
  }
  const profile = join(parent, String(process.pid));
  mkdirSync(join(profile, 'Default'), { recursive: true, mode: 0o700 });
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/** The browser's last processes may still be writing for a moment. */
export const removeBrowserProfile = (profile: string): void =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

function isAlive(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch (error) {
    // Not ours to signal, but alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
