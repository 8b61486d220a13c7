import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page on the disk that leads a browser to the entrance. */
interface EntranceFile {
  /** Its address, which tells nothing. */
  readonly url: string;
  /** Takes it off the disk. It may be gone. */
  remove(): void;
}

/**
 * Writes a page that leads a browser to the entrance, into a folder that is for its owner alone.
 * Everybody on a machine can read the command lines of all its processes (proc(5), `/proc/pid/cmdline`), so that the way in may
 * not stand on one.
 */
export function writeEntrance(folder: string, entranceUrl: string): EntranceFile {
  const file = join(folder, 'entrance.html');
  const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Lanyard</title>
<script>location.replace(${JSON.stringify(entranceUrl)})</script>
`;
  writeFileSync(file, page, { mode: 0o600 });
  return { url: pathToFileURL(file).href, remove: () => rmSync(file, { force: true }) };
}
