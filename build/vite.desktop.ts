import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
/** What is not bundled: Electron and Node themselves, and the keychain's native binding. */
const external = ['electron', 'keytar', ...builtinModules, /^node:/];

/** One CommonJS file: a sandboxed preload may be nothing else, and a main of the same kind loads without waiting. */
const bundle = (
  name: string,
  folder = 'electron/desktop',
  outDir = 'dist/desktop',
): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: join(root, `${folder}/${name}.ts`),
    outDir: resolve(root, outDir),
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

/** The question to the system's keychain, as a program beside the bundle that asks it. */
export const keychainChild = (outDir: string): InlineConfig =>
  bundle('keychain-child', 'electron/adapters/keychain', outDir);

export const desktopBundles = [bundle('main'), bundle('preload'), keychainChild('dist/desktop')];
