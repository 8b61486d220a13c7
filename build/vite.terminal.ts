import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import type { InlineConfig } from 'vite';
import { pageWordsAlone } from './complete-translations.ts';

const root = join(import.meta.dirname, '..');

/**
 * The terminal: what every command loads in few files, and one more for each part that only some commands load. `note` hears of every
 * module that went in.
 */
export const terminalBundle = (
  outDir: string,
  note: (ids: readonly string[]) => void,
): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    pageWordsAlone,
    {
      name: 'lanyard-note-modules',
      writeBundle() {
        note([...this.getModuleIds()]);
      },
    },
  ],
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'electron/cli/main.ts'),
    outDir: resolve(root, outDir),
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      external: ['keytar', ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
