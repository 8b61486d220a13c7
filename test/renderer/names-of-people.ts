import type { Page } from 'playwright-core';
import { requests } from './screens.ts';

/** How the people are called whom these screens show, and their shell names. */
const names = new Set([
  ...requests.flatMap(({ username, shellName }) => [username, shellName]),
  ...['Jane Doe', 'jdoe', 'liorc', '@example.org'],
]);

/**
 * The names of people in what a browser writes into its history: where the page is, how its window is called, and where its links lead.
 */
export async function namesInHistory(page: Page): Promise<readonly string[]> {
  const kept = await page.evaluate(() => [
    document.title,
    location.href,
    ...[...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
  ]);
  const text = kept.map((part) => decodeURIComponent(part)).join('\n');
  return [...names].filter((name) => name !== '' && text.includes(name));
}
