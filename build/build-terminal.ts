import { statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { build } from 'vite';
import { copyProfiles, profiles } from './copy-profiles.ts';
import { keychainChild } from './vite.desktop.ts';
import { terminalBundle } from './vite.terminal.ts';

const root = join(import.meta.dirname, '..');

/** What else decides about the bundle: the tools that make it, and the versions of what came from the registry. */
const recipe = [
  'build/build-terminal.ts',
  'build/vite.desktop.ts',
  'build/vite.terminal.ts',
  'electron/adapters/keychain/keychain-child.ts',
  'package-lock.json',
];

const isOurs = (id: string): boolean => isAbsolute(id) && !id.includes(`${sep}node_modules${sep}`);

/** Time and length of each file, by its path from the root, as `electron/cli/load-terminal.mjs` compares them. */
const seals = (paths: readonly string[]) =>
  Object.fromEntries(
    paths.map((path) => {
      const { mtimeMs, size } = statSync(join(root, path));
      return [path.split(sep).join('/'), [mtimeMs, size]] as const;
    }),
  );

/**
 * Builds the terminal into a folder, named from the root. Last of all it writes down of which files: where one of them changes, the sources run until it is
 * built anew. Throws what Vite throws.
 */
export async function buildTerminal(folder = 'dist/cli'): Promise<void> {
  const modules: string[] = [];
  await build(terminalBundle(folder, (ids) => modules.push(...ids)));
  await build(keychainChild(folder));
  copyProfiles(folder);
  const sources = modules.filter(isOurs).map((id) => relative(root, id));
  const madeOf = seals([...sources, ...profiles, ...recipe]);
  writeFileSync(join(resolve(root, folder), 'made-of.json'), JSON.stringify(madeOf));
}
