// `node build/check-words.ts` fails where a translation is broken and names what is missing or outdated; with `--complete` that fails too.
// `node build/check-words.ts accept LANGUAGE…` says that what these languages have was translated from today's English.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  acceptTranslations,
  judgeTranslation,
  keysTwice,
  type Messages,
  type Verdict,
} from './translations.ts';

const folder = join(import.meta.dirname, '../i18n');
const record = join(import.meta.dirname, 'translated-from.json');

const file = z
  .looseObject({ '@metadata': z.unknown() })
  .transform(({ '@metadata': _, ...messages }) => messages)
  .pipe(z.record(z.string(), z.string()));
const fromFile = z.record(z.string(), z.record(z.string(), z.string()));

const readText = (language: string): string =>
  readFileSync(join(folder, `${language}.json`), 'utf8');
const readMessages = (language: string): Messages => file.parse(JSON.parse(readText(language)));

const english = readMessages('en');
const from = Object.fromEntries(
  Object.entries(fromFile.parse(JSON.parse(readFileSync(record, 'utf8')))).map(([key, texts]) => [
    key,
    Object.fromEntries(Object.entries(texts).map(([text, those]) => [text, those.split(' ')])),
  ]),
);
const translated = readdirSync(folder)
  .map((name) => name.replace('.json', ''))
  .filter((language) => language !== 'en' && language !== 'qqq')
  .sort();

function accept(languages: readonly string[]): void {
  const words = new Map(languages.map((language) => [language, readMessages(language)]));
  const lines = Object.entries(acceptTranslations(from, english, words)).map(([key, texts]) => {
    const made = Object.entries(texts).map(([text, those]) => [text, those.join(' ')]);
    return `  ${JSON.stringify(key)}: ${JSON.stringify(Object.fromEntries(made))}`;
  });
  writeFileSync(record, `{\n${lines.join(',\n')}\n}\n`);
}

/** Prints one line a language, and by name what it lacks. */
function tell({ language, faults, missing, outdated }: Verdict): void {
  console.log(`${language.padEnd(8)} ${missing.length} missing, ${outdated.length} outdated`);
  if (missing.length > 0) console.log(`         missing: ${missing.join(' ')}`);
  if (outdated.length > 0) console.log(`         outdated: ${outdated.join(' ')}`);
  for (const fault of faults) console.log(`         WRONG ${fault}`);
}

const [command, ...languages] = process.argv.slice(2);
if (command === 'accept') {
  accept(languages.length > 0 ? languages : translated);
} else {
  const verdicts = translated.map((language) =>
    judgeTranslation(language, readMessages(language), { english, from }),
  );
  verdicts.forEach(tell);
  const open =
    command === '--complete'
      ? [...verdicts.flatMap((one) => [...one.missing, ...one.outdated])]
      : [];
  const twice = ['en', 'qqq', ...translated].flatMap((language) =>
    keysTwice(readText(language)).map((key) => `${language}.json has ${key} twice`),
  );
  for (const fault of twice) console.log(`         WRONG ${fault}`);
  const wrong = [...verdicts.flatMap(({ faults }) => faults), ...twice];
  process.exitCode = wrong.length + open.length === 0 ? 0 : 1;
}
