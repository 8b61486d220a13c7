import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's executable, or undefined where it has not been fetched (its package fetches lazily) or is of another
 * version. Asking the package itself would start the download.
 *
 * @param folder where the package `electron` is installed
 * @param override `ELECTRON_OVERRIDE_DIST_PATH`: a folder with an Electron of the person's own
 */
export function findElectron(folder: string, override: string | undefined): string | undefined {
  const name = read(join(folder, 'path.txt'));
  if (override) return ifThere(join(override, name ?? defaultName[process.platform] ?? 'electron'));
  const dist = join(folder, 'dist');
  const isRightVersion = read(join(dist, 'version'))?.replace(/^v/, '') === versionOf(folder);
  return name && isRightVersion ? ifThere(join(dist, name)) : undefined;
}

/** As electron/install.js names it. */
const defaultName: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

const read = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;

const ifThere = (file: string): string | undefined => (existsSync(file) ? file : undefined);

export function versionOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : '';
}

/**
 * Whether a process that ended never came to life: the loader found a library missing (127), or Chromium gave itself
 * up (a trap or an abort, as where the system forbids its sandbox). Any other end is the application's own.
 */
export const couldNotRun = ({
  code,
  signal,
}: {
  code: number | null;
  signal: string | null;
}): boolean =>
  code === 126 ||
  code === 127 ||
  ['SIGTRAP', 'SIGABRT', 'SIGILL', 'SIGSEGV', 'SIGBUS'].includes(signal ?? '');
