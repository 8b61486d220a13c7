import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The number in the name is the process the folder belongs to. */
const NAME = /^lanyard-scratch-(\d+)-/;

/**
 * From here on everything temporary of this process and of its children goes into one folder, which is gone when this process ends.
 * A killed process removes nothing; whoever comes next does it. A child of a process with such a folder goes on with that one.
 *
 * @returns the folder
 */
export function useScratch(): string {
  const place = tmpdir();
  if (NAME.test(basename(place))) return place;
  const folder = scratchIn(place);
  process.once('exit', () => remove(folder));
  // Linux and macOS; the other two are Windows'.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return folder;
}

/** A new folder in this place. It is this process' to remove; those of processes that were killed are removed here. */
export function scratchIn(place: string): string {
  sweep(place);
  return mkdtempSync(join(place, `lanyard-scratch-${process.pid}-`));
}

function sweep(place: string): void {
  for (const name of readdirSync(place)) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) remove(join(place, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH';
  }
}

/** Tests mount file systems of their own (proc(5), `/proc/self/mounts`), which no killed process takes along; there are none on other systems. */
function unmountBelow(folder: string): void {
  const table = '/proc/self/mounts';
  if (!existsSync(table)) return;
  const places = readFileSync(table, 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((place) => place.startsWith(`${folder}/`));
  for (const place of places) spawnSync('umount', [place], { stdio: 'ignore' });
}

/** What cannot be removed now, another user's folder for one, is left to whoever can. */
function remove(folder: string): void {
  try {
    unmountBelow(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // The next sweep tries again.
  }
}
