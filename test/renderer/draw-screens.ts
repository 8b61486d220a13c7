// `npm run screens -- FOLDER [NAME …]`: a picture of every screen, or of those named, in each look, for people to look at.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { useScratch } from '../../build/scratch.ts';
import { openTour } from './fill-screens.ts';
import { fillHub, hubScreens, plainPages } from './hub-screens.ts';
import { fillNewcomer, newcomerScreens } from './newcomer-screens.ts';
import { screens, troubles } from './screens.ts';
import { serveScreens, type Look, type ServedScreens } from './served-screens.ts';

/** English, longer words with accents, and a language that is written from right to left, each at a laptop, at twice the size and on a telephone. */
const looks: Readonly<Record<string, Look>> = Object.fromEntries(
  (['en', 'x-pseudo', 'ckb'] as const).flatMap((language) => {
    const direction = language === 'ckb' ? 'rtl' : 'ltr';
    return [
      [`${language}.1280`, { language, direction, theme: 'light', width: 1280 }],
      [`${language}.640`, { language, direction, theme: 'dark', width: 640 }],
      [`${language}.320`, { language, direction, theme: 'light', width: 320 }],
    ] as const;
  }),
);

interface Drawn {
  readonly name: string;
  readonly hash: string;
  readonly change?: object;
}

const all: readonly Drawn[] = [
  ...Object.entries(screens).map(([name, hash]) => ({ name, hash })),
  ...Object.entries(troubles).map(([name, change]) => ({ name, hash: '#/desk', change })),
  ...Object.entries({ ...newcomerScreens, ...hubScreens, ...plainPages }).map(
    ([name, { hash, change }]) => ({ name, hash, change }),
  ),
];

/** WCAG 2.2, 1.4.10: at 320 px nothing has to be scrolled sideways. */
const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** Draws these screens in one look; answers those that do not fit. */
async function drawIn(
  served: ServedScreens,
  [look, how]: readonly [string, Look],
  { folder, drawn }: { folder: string; drawn: readonly Drawn[] },
): Promise<string[]> {
  const tooWide: string[] = [];
  for (const { name, hash, change } of drawn) {
    const { page } = await served.show(how, hash, change);
    await openTour(page, name);
    await fillNewcomer(page, name);
    await fillHub(page, name);
    const file = `${name.replaceAll(' ', '-')}.${look}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: how.width < 1000 });
    if (await isTooWide(page)) tooWide.push(file);
  }
  return tooWide;
}

/** As many looks at once as are worth it on a machine of two processors. */
const AT_ONCE = 3;

async function drawAll(folder: string, names: readonly string[]): Promise<void> {
  const drawn = all.filter(({ name }) => names.length === 0 || names.includes(name));
  mkdirSync(folder, { recursive: true });
  const served = await serveScreens(mkdtempSync(join(tmpdir(), 'lanyard-screens-')));
  const waiting = Object.entries(looks);
  const tooWide: string[] = [];
  const drawNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      tooWide.push(...(await drawIn(served, next, { folder, drawn })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drawNext));
  await served.close();
  console.log(`${drawn.length * Object.keys(looks).length} pictures are in ${folder}.`);
  for (const file of tooWide) console.log(`does not fit: ${file}`);
  if (tooWide.length > 0) process.exitCode = 1;
}

const [folder, ...names] = process.argv.slice(2);
useScratch();
if (folder === undefined) {
  console.error('Usage: npm run screens -- FOLDER [NAME …]');
  process.exitCode = 2;
} else {
  await drawAll(folder, names);
}
