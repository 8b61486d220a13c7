// npm runs this at the end of `npm ci`. In a checkout the terminal's bundle only saves time: where no Node is able, or nothing to build
// with was installed (`npm ci --omit=dev`), the sources run as they are.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

if (existsSync(join(import.meta.dirname, '../node_modules/vite'))) {
  const { status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'run.mjs'), 'terminal'],
    { stdio: 'inherit' },
  );
  if (status !== 0) console.error('The terminal was not built; it runs from its sources.');
}
