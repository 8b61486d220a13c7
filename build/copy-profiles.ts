import { copyFileSync, globSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The profiles and guides that ship with the app, from the root. */
export const profiles: readonly string[] = globSync('electron/adapters/{profile,guides}/*.yaml', {
  cwd: root,
});

/** Puts them beside a bundle, where it reads them. */
export function copyProfiles(folder: string): void {
  for (const file of profiles) {
    copyFileSync(join(root, file), join(resolve(root, folder), basename(file)));
  }
}
