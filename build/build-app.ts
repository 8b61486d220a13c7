import { existsSync, globSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildTerminal } from './build-terminal.ts';
import { copyProfiles } from './copy-profiles.ts';
import { desktopBundles } from './vite.desktop.ts';

const root = join(import.meta.dirname, '..');
const stamp = 'dist/built';

/** Everything that ends up in dist/. Folders are named too: their time changes when a file goes away. */
const sources = ['{electron,i18n,renderer,shared}/**', 'build/vite.*.ts', 'package-lock.json'];

/** Builds the screens, the desktop application and the terminal into dist/. Throws what Vite throws. */
export async function buildApp(): Promise<void> {
  rmSync(join(root, stamp), { force: true });
  const began = new Date();
  await build({ configFile: join(import.meta.dirname, 'vite.renderer.ts'), logLevel: 'warn' });
  for (const bundle of desktopBundles) await build(bundle);
  copyProfiles('dist/desktop');
  await buildTerminal();
  writeFileSync(join(root, stamp), `${began.toISOString()}\n`);
}

/** Builds where dist/ is missing or a source is newer; `tell` hears of it first. */
export async function ensureBuilt(tell: (line: string) => void = () => undefined): Promise<void> {
  if (isFresh(root)) return;
  tell('Building Lanyard (a few seconds, once) …');
  await buildApp();
}

/** Whether the last complete build is newer than every source below the folder. */
export function isFresh(folder: string): boolean {
  const built = join(folder, stamp);
  if (!existsSync(built)) return false;
  const time = statSync(built).mtimeMs;
  return globSync(sources, { cwd: folder }).every(
    (file) => statSync(join(folder, file)).mtimeMs < time,
  );
}
