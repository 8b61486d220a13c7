import { existsSync, readFileSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const sources = join(import.meta.dirname, 'main.ts');
const bundle = join(root, 'dist/cli');

/** Whether every file that the bundle was made of is still the one it was made of: of the same time and length. */
export function isFresh() {
  try {
    /** @type {Record<string, [mtimeMs: number, size: number]>} */
    const madeOf = JSON.parse(readFileSync(join(bundle, 'made-of.json'), 'utf8'));
    return Object.entries(madeOf).every(([path, [mtimeMs, size]]) => {
      const now = statSync(`${root}/${path}`, { throwIfNoEntry: false });
      return now?.mtimeMs === mtimeMs && now.size === size;
    });
  } catch {
    return false; // none was made here, or not to its end
  }
}

/**
 * Runs the terminal from its bundle, which starts in a fraction of the time; from the sources where they are newer. An installed
 * package has the bundle alone.
 */
export async function loadTerminal() {
  const isBundled = !existsSync(sources) || isFresh();
  // What V8 made of the code is kept beside the code: whoever could change the one could change the other.
  if (isBundled) enableCompileCache(join(bundle, 'compiled'));
  await import(pathToFileURL(isBundled ? join(bundle, 'main.js') : sources).href);
}
