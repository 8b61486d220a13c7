import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDesktop } from '../../stand-in/start-desktop.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-main-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the desktop application', () => {
  it('opens one window with the screens and keeps its files in the data folder', async () => {
    const desktop = await startDesktop({ args: ['--data', folder] });
    expect(await desktop.page?.title()).not.toBe('');
    expect(desktop.windows).toHaveLength(1);
    expect(desktop.windows[0]?.isShown).toBe(true);
    expect(desktop.app.paths.get('userData')).toBe(join(folder, 'electron'));
    await desktop.quit();
  });

  it('ends when its window is closed', async () => {
    const desktop = await startDesktop({ args: ['--data', folder] });
    await desktop.page?.close();
    expect(await desktop.app.ended).toBe(0);
  });

  it('closes without a question where nothing is to be sent', async () => {
    const desktop = await startDesktop({ args: ['--data', folder] });
    const [window] = desktop.windows;
    window?.close();
    expect(await desktop.app.ended).toBe(0);
    expect(desktop.questions).toEqual([]);
  });

  it('asks before a card that was typed is lost, and stays with it where it is told to', async () => {
    const desktop = await startDesktop({ args: ['--profile', 'practice', '--data', folder] });
    const { page, windows, answers, questions } = desktop;
    if (!page) throw new Error('There is no page');
    await page.locator('a[href="#/card"]').first().click();
    await page.locator('#username').pressSequentially('Zelda');
    await page.goto('https://ui.app.invalid/#/desk');
    answers.push(1, 0);
    windows[0]?.close();
    await vi.waitFor(() => expect(questions).toHaveLength(1), { timeout: 60_000 });
    await page.locator('a[href="#/card"]').first().click();
    expect(await page.locator('#username').inputValue()).toBe('Zelda');
    windows[0]?.close();
    expect(await desktop.app.ended).toBe(0);
    expect(questions).toEqual(Array(2).fill('You have not sent what you typed.'));
  });

  it('ends with the process that started it, and asks nobody', async () => {
    const desktop = await startDesktop({ args: ['--data', folder] });
    desktop.loseParent();
    expect(await desktop.app.ended).toBe(0);
    expect(desktop.questions).toEqual([]);
    expect(desktop.errorBoxes).toEqual([]);
  });

  it('shows its window to a person who starts it again', async () => {
    const desktop = await startDesktop({ args: ['--data', folder] });
    desktop.app.emit('second-instance');
    expect(desktop.windows[0]?.isFocused).toBe(true);
    await desktop.quit();
  });

  it('steps back where it is already open, without touching the data', async () => {
    const second = await startDesktop({
      args: ['--data', join(folder, 'new')],
      firstInstance: false,
    });
    expect(second.page).toBeUndefined();
    expect(await second.app.ended).toBe(0);
    // Chromium's lock stands in its own folder there.
    expect((await readdir(join(folder, 'new'))).sort()).toEqual(['.lanyard-data', 'electron']);
  });

  it('says in a box what is wrong with a profile, and ends with 2', async () => {
    const file = join(folder, 'event.yaml');
    await writeFile(file, 'event: 7\n');
    const desktop = await startDesktop({ args: ['--profile', file, '--data', folder] });
    expect(await desktop.app.ended).toBe(2);
    expect(desktop.errorBoxes).toEqual([expect.stringContaining('event.yaml')]);
  });

  it('says in a box when an option lacks its value', async () => {
    const desktop = await startDesktop({ args: ['--profile'] });
    expect(await desktop.app.ended).toBe(2);
    expect(desktop.errorBoxes).toEqual([expect.stringContaining('--profile needs a value')]);
  });

  it('opens the page anew when it has died', async () => {
    const desktop = await startDesktop({ args: ['--data', folder] });
    const loads = vi.fn();
    desktop.page?.on('load', loads);
    desktop.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => expect(loads).toHaveBeenCalled(), { timeout: 60_000 });
    await desktop.quit();
  });
});
