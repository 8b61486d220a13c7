import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
/** What is not bundled: Electron and Node themselves, and the keychain's native binding. */
const external = ['electron', 'keytar', ...builtinModules, /^node:/];

/** One CommonJS file: a sandboxed preload may be nothing else, and a main of the same kind loads without waiting. */
const bundle = (name: string, folder = 'electron/desktop'): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: join(root, `${folder}/${name}.ts`),
    outDir: join(root, 'dist/desktop'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    // For a debugger; they are not packaged.
    sourcemap: true,
    rolldownOptions: {
      external,
      output: {
        format: 'cjs',
        entryFileNames: `${name}.cjs`,
        codeSplitting: false,
        dynamicImportInCjs: false,
      },
    },
  },
});

export const desktopBundles = [
  bundle('main'),
  bundle('preload'),
  bundle('keychain-child', 'electron/adapters/keychain'),
];
