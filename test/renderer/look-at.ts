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
  ...['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'],
  ...['html-has-lang', 'html-lang-valid', 'valid-lang'],
];

/** What axe finds wrong by these rules, each with the places; but for the parts that it leaves out, which another screen was looked at for. */
const violations = (
  page: Page,
  without: readonly string[],
  only: readonly string[] | undefined,
): Promise<string[]> =>
  page.evaluate(
    async ({ exclude, rules }) => {
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
        // What it would load by itself is for rules about what is heard, which no screen has, and about style sheets, which is off.
        { resultTypes: ['violations'], preload: false, ...(rules ? { runOnly: rules } : {}) },
      );
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`,
      );
    },
    { exclude: [...without], rules: only && [...only] },
  );

/** How far the page, or a part of it that scrolls by itself, can be scrolled sideways, in CSS pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = document.querySelectorAll(
      'html, .rail, .list__body, .find__results, .pane, .page',
    );
    return Math.max(...[...parts].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  });

/**
 * What cannot be pressed where it is seen: what is pressed or typed into and lies over its neighbor, and a button that a narrow place took apart letter
 * by letter. A list of what was found is meant to lie over others.
 */
const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST_PX = 2;
    const told = ({ outerHTML }: Element): string => outerHTML.slice(0, 120);
    const seen = [...document.querySelectorAll('button, input, select, textarea, a[href]')]
      .filter((it) => it.checkVisibility() && !it.closest('.find__results'))
      .map((it) => ({ it, box: it.getBoundingClientRect() }))
      .filter(({ box }) => box.width > LEAST_PX && box.height > LEAST_PX);
    const isOver = (a: (typeof seen)[number], b: (typeof seen)[number]): boolean =>
      !a.it.contains(b.it) &&
      !b.it.contains(a.it) &&
      Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > LEAST_PX &&
      Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > LEAST_PX;
    const over = seen.flatMap((one, at) =>
      seen
        .slice(at + 1)
        .filter((other) => isOver(one, other))
        .map((other) => `${told(one.it)} lies over ${told(other.it)}`),
    );
    const thin = seen.filter(({ it, box }) => it.matches('button') && box.height > 2 * box.width);
    return [...over, ...thin.map(({ it }) => `${told(it)} is taken apart`)];
  });

/** How a screen can be looked at without loading it again: its colours and its width. */
export interface View {
  readonly theme: Look['theme'];
  readonly width: number;
}

/** A telephone: what is shown there is what a narrow window shows. */
const NARROW = 320;
/** So high that nothing lies under the bar at its lower edge, which would be told as too low. */
const WHOLE_HEIGHT = 12_000;
/** Whatever is pressed is 24 px wide and high, or has room around it (WCAG 2.2, 2.5.8); axe asks only where it is told to. */
const OF_FINGERS = ['target-size'];

/** As wide as a laptop, and as one whose letters are twice the size; mirrored the other way round, so that both are seen in both colours. */
const views: readonly View[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 640 },
];
const mirroredViews: readonly View[] = [
  { theme: 'light', width: 640 },
  { theme: 'dark', width: 1280 },
];

/**
 * What is wrong with a screen but for some of its parts in each of these views, in those of its direction unless told, and whether it fits on a telephone and
 * under a finger.
 */
export async function wrongIn(
  page: Page,
  without: readonly string[] = [],
  seen?: readonly View[],
): Promise<string[]> {
  const wrong: string[] = [];
  const fits = async (width: number): Promise<void> => {
    const tooWide = await overflow(page);
    if (tooWide > 0) wrong.push(`${width} px: can be scrolled sideways by ${tooWide} px`);
  };
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: AXE });
  const isMirrored = (await page.getAttribute('html', 'dir')) === 'rtl';
  for (const { theme, width } of seen ?? (isMirrored ? mirroredViews : views)) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    const found = await violations(page, without, isMirrored ? OF_DIRECTION : undefined);
    wrong.push(...found.map((one) => `${theme}, ${width} px: ${one}`));
    await fits(width);
  }
  await page.setViewportSize({ width: NARROW, height: 900 });
  await fits(NARROW);
  await page.setViewportSize({ width: NARROW, height: WHOLE_HEIGHT });
  // What is found lies over the rows of the list, each of which is a link as high as three lines.
  // Mirrored it is as large; what lies elsewhere then is told as misplaced.
  const small = isMirrored ? [] : await violations(page, [...without, '.list__body'], OF_FINGERS);
  return [...wrong, ...[...small, ...(await misplaced(page))].map((one) => `${NARROW} px: ${one}`)];
}
