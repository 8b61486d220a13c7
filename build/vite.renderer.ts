import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { completeTranslations, wordsAsScripts } from './complete-translations.ts';

// Whoever builds, a test runner included, builds what is shipped: React's and Vite's production code.
process.env['NODE_ENV'] = 'production';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Codex' dark tokens stand on `:root` and would be dark for everybody. Here they apply where dark was chosen, and
 * where the system is dark and nothing was chosen.
 */
const darkWhereWanted: Plugin = {
  name: 'lanyard-dark-where-wanted',
  enforce: 'pre',
  transform: {
    filter: { id: /theme-wikimedia-ui-mode-dark\.css$/ },
    handler: (css) =>
      [
        css.replace(':root', ":root[data-theme='dark']"),
        `@media (prefers-color-scheme: dark) {${css.replace(':root', ":root[data-theme='auto']")}}`,
      ].join('\n'),
  },
};

/** Codex' large tokens are for the newcomer's screen; everything else keeps the small ones. */
const largeForNewcomers: Plugin = {
  name: 'lanyard-large-for-newcomers',
  enforce: 'pre',
  transform: {
    filter: { id: /theme-wikimedia-ui-mode-large\.css$/ },
    handler: (css) => css.replace(':root', '.self'),
  },
};

/** The screens, as files that every host serves alike under `script-src 'self'; style-src 'self'`. */
export const rendererConfig = defineConfig({
  root: folder('../renderer'),
  base: './',
  plugins: [react(), completeTranslations, wordsAsScripts, darkWhereWanted, largeForNewcomers],
  build: {
    outDir: folder('../dist/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // zxcvbn's word lists; they are fetched when the first password is typed.
    chunkSizeWarningLimit: 2500,
  },
});

// Vite reads its configuration from the default export.
export default rendererConfig;
