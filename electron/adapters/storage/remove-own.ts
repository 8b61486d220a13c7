import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isMarked } from './data-folder.ts';
import { BROWSER_FOLDERS, isEventFile, isWindowFolder, MARKER } from './own-names.ts';

const CHUNK = Buffer.alloc(65_536);

/** Windows has no O_NOFOLLOW, which adds nothing here then, and no links that a user makes by accident. */
const OWN = constants.O_RDWR | constants.O_NOFOLLOW;

function overwrite(file: string): void {
  const handle = openSync(file, OWN);
  try {
    const { size, nlink } = fstatSync(handle);
    // By its other name it is somebody's who linked it here.
    if (nlink > 1) return;
    for (let at = 0; at < size; at += CHUNK.length) {
      writeSync(handle, CHUNK, 0, Math.min(CHUNK.length, size - at), at);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Removes one thing. A file's blocks are overwritten first, which on a disk that copies on write is only a deletion. Of a link only the link goes:
 * what it leads to, also from inside of a folder, is not touched.
 */
export function removeOwn(path: string): void {
  const found = lstatSync(path);
  if (found.isFile()) overwrite(path);
  // `rm` takes a link for what it is (Node's manual: fsPromises.rm).
  rmSync(path, { recursive: found.isDirectory(), force: true });
}

/** Electron's lock against a second instance must outlive the wipe. */
const staysInElectron = (name: string): boolean => name === MARKER || name.startsWith('Singleton');

const isOwnInBrowser: Readonly<
  Record<(typeof BROWSER_FOLDERS)[number], (name: string) => boolean>
> = {
  electron: (name) => !staysInElectron(name),
  browser: isWindowFolder,
};

/** What browsers left in the folders that Lanyard made for them. */
export const browserPlaces = (dataFolder: string): string[] =>
  BROWSER_FOLDERS.flatMap((name) => {
    const folder = join(dataFolder, name);
    if (!isMarked(folder)) return [];
    const own = readdirSync(folder).filter(isOwnInBrowser[name]);
    return own.map((it) => join(folder, it));
  });

/** Every file of Lanyard's in an event's folder. */
export function eventFiles(folder: string): string[] {
  if (!(lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [];
  return readdirSync(folder)
    .filter(isEventFile)
    .map((name) => join(folder, name));
}
