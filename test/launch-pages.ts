import { type Browser, chromium } from 'playwright-core';

/**
 * Chromium without the window around the page (`headless_shell`): the same page, with half the processor time of the whole browser, whose own
 * menus are pages too. What is about that browser starts it itself: its history, its window, its processes. `switches` are Chromium's.
 */
export const launchPages = (switches: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...switches,
    ],
  });
