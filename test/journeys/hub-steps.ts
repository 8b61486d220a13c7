import type { Page } from 'playwright-core';
import { english } from '../english.ts';
import * as screen from './screens.ts';

/** Whom a card is for. */
export interface Person {
  readonly username: string;
  readonly shellName: string;
  readonly email: string;
}

/** Goes to an element with the keyboard and presses a key there. */
export const press = async (page: Page, selector: string, key = 'Enter'): Promise<void> => {
  await screen.tabTo(page, selector);
  await page.keyboard.press(key);
};

/** Finds by its search whom a desk did not file, and takes their case in this helper's name. */
export async function takeFoundCase(page: Page, person: Person, helper: string): Promise<void> {
  await screen.typeInto(page, '#search-people', person.shellName);
  await page.locator('.found-here').getByText(english('elsewhere-browser')).waitFor();
  await screen.picture(page, '74-hub-found-at-desk');
  await page.keyboard.press('Enter');
  await screen.heading(page, person.username);
  await page.getByText(english('request-elsewhere', english('elsewhere-browser'))).waitFor();
  await press(page, '.case summary');
  await screen.typeInto(page, '#helper-name', helper);
  await page.keyboard.press('Enter');
  await press(page, '.case > .actions button');
  await page.locator('.case').getByText(english('case-yours')).waitFor();
  await screen.picture(page, '75-hub-case-at-desk');
}

/** The cells of the newest hour in the board's table of accounts: new and in all, of accounts and of memberships. */
export async function readBoard(page: Page): Promise<readonly string[]> {
  await press(page, '.rail a[href="#/board"]');
  await screen.heading(page, english('board-title'));
  await page.getByRole('button', { name: english('board-tables') }).press('Enter');
  const accounts = page.getByRole('table', { name: english('board-accounts-title') });
  const row = await accounts.locator('tbody tr').first().innerText();
  return row.split('\t').slice(1);
}
