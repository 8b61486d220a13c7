import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Look } from './served-screens.ts';

/** The checker, and where a page finds it: a script of its own origin is compiled once for all pages. */
export const AXE = '/axe.min.js';
export const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Rules about what a direction decides. All others say of a screen that is mirrored what they say of it as it is. */
const OF_DIRECTION = [
  'scrollable-region-focusable',
  ...['html-has-lang', 'html-lang-valid', 'valid-lang'],
];
/** Rules about colours and sizes: what all others say of a screen they say of it in each theme and width. */
const OF_LOOK = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

interface Asked {
  /** Parts that another screen was looked at for. */
  readonly without: readonly string[];
  /** All of them where left out. */
  readonly rules?: readonly string[] | undefined;
}

/** What axe finds wrong, each with the places. */
const violations = (page: Page, { without, rules }: Asked): Promise<string[]> =>
  page.evaluate(
    async ({ exclude, runOnly }) => {
      // axe-core puts itself on `window` and has no types for that.
      const { axe: checker } = window as unknown as {
        axe: {
          run(
            context: object,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const found = await checker.run(
        { include: ['html'], exclude },
        { resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) },
      );
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`,
      );
    },
    { exclude: [...without], runOnly: rules && [...rules] },
  );

/** How far the page, or a part of it that scrolls by itself, can be scrolled sideways, in CSS pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = document.querySelectorAll(
      'html, .rail, .list__body, .find__results, .pane, .page',
    );
    return Math.max(...[...parts].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  });

/** How a screen can be looked at without loading it again: its colours and its width. */
export interface View {
  readonly theme: Look['theme'];
  readonly width: number;
}

/** How much of a screen is looked at. */
export interface HowFar {
  /** Parts that another screen was looked at for. */
  readonly without?: readonly string[];
  /** Every rule in every view, so that nothing is left to what is said here of rules. */
  readonly isWhole?: boolean;
}

/** A telephone: what is shown there is what a narrow window shows. */
const NARROW = 320;

/** What is wrong with a screen in each of these views, and whether it fits on a telephone. */
export async function wrongIn(
  page: Page,
  seen: readonly View[],
  { without = [], isWhole = false }: HowFar = {},
): Promise<string[]> {
  const wrong: string[] = [];
  const fits = async (width: number): Promise<void> => {
    const tooWide = await overflow(page);
    if (tooWide > 0) wrong.push(`${width} px: can be scrolled sideways by ${tooWide} px`);
  };
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: AXE });
  const isMirrored = (await page.getAttribute('html', 'dir')) === 'rtl';
  const rulesOf = (view: number): readonly string[] | undefined => {
    if (isMirrored) return isWhole ? [...OF_DIRECTION, ...OF_LOOK] : OF_DIRECTION;
    return isWhole || view === 0 ? undefined : OF_LOOK;
  };
  for (const [view, { theme, width }] of seen.entries()) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    const found = await violations(page, { without, rules: rulesOf(view) });
    wrong.push(...found.map((one) => `${theme}, ${width} px: ${one}`));
    await fits(width);
  }
  await page.setViewportSize({ width: NARROW, height: 900 });
  await fits(NARROW);
  return wrong;
}
