import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { pageKeys } from '../electron/adapters/http/plain-page.ts';
import { OF_TERMINAL } from './translations.ts';

const englishFile = fileURLToPath(new URL('../i18n/en.json', import.meta.url));

/**
 * A translation's file with English in the place of every message that it lacks, without those that English no longer has and those of a terminal. Throws where
 * one is no JSON.
 */
export function completeTranslation(translation: string, english: string): string {
  const words = read(translation);
  const { '@metadata': _, ...originals } = read(english);
  const ofPages = Object.entries(originals).filter(([key]) => !key.startsWith(OF_TERMINAL));
  const complete = ofPages.map(([key, text]) => [key, words[key] ?? text]);
  return JSON.stringify(Object.fromEntries(complete));
}

function read(file: string): Readonly<Record<string, string>> {
  // Our own files: objects of strings, as check-words watches.
  return JSON.parse(file) as Record<string, string>;
}

/** Lets a page load the words of one language, never English beside them, and keeps what is about the files themselves out of it. */
export const completeTranslations: Plugin = {
  name: 'lanyard-complete-translations',
  enforce: 'pre',
  transform: {
    filter: { id: /\/i18n\/[a-z-]+\.json$/ },
    handler(translation) {
      this.addWatchFile(englishFile);
      return completeTranslation(translation, readFileSync(englishFile, 'utf8'));
    },
  },
};

/** Keeps of every language but English, in which a terminal speaks, what a host's own pages say: they are all that is said in it there. */
export const pageWordsAlone: Plugin = {
  name: 'lanyard-page-words-alone',
  enforce: 'pre',
  transform: {
    filter: { id: /\/i18n\/(?!en\.)[a-z-]+\.json$/ },
    handler(translation) {
      const words = read(translation);
      return JSON.stringify(Object.fromEntries(pageKeys.map((key) => [key, words[key]])));
    },
  },
};

/**
 * While one develops, words are served as scripts, and a browser refuses a script that was imported as JSON. Vite takes the attribute away from
 * static imports only.
 */
export const wordsAsScripts: Plugin = {
  name: 'lanyard-words-as-scripts',
  apply: 'serve',
  enforce: 'pre',
  transform: {
    filter: { id: /\/shared\/languages\.ts$/ },
    handler: (code) => code.replaceAll(", { with: { type: 'json' } }", ''),
  },
};
