import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimDataFolder } from '../../electron/adapters/storage/data-folder.ts';
import { makeBrowserProfile, removeBrowserProfile } from '../../build/start-browser-profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the browser profile of the app window', () => {
  it('keeps no password and no address of a newcomer', () => {
    const text = readFileSync(join(makeBrowserProfile(folder), 'Default/Preferences'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      credentials_enable_service: false,
      profile: { password_manager_enabled: false },
      autofill: { profile_enabled: false },
    });
  });

  it('is for this person only', () => {
    expect(statSync(makeBrowserProfile(folder)).mode & 0o077).toBe(0);
  });

  it('clears away what a dead process left behind, and leaves the living alone', () => {
    const { pid: dead } = spawnSync('true');
    const alive = process.ppid;
    for (const pid of [dead, alive])
      mkdirSync(join(folder, 'browser', String(pid)), { recursive: true });
    claimDataFolder(folder);
    makeBrowserProfile(folder);
    expect(existsSync(join(folder, 'browser', String(dead)))).toBe(false);
    expect(existsSync(join(folder, 'browser', String(alive)))).toBe(true);
  });

  it('leaves everything that is no window’s of ours', () => {
    claimDataFolder(folder);
    makeBrowserProfile(folder);
    const theirs = ['bookmarks.html', 'notes', '0', '-1', '1.5'].map((it) =>
      join(folder, 'browser', it),
    );
    for (const path of theirs) mkdirSync(path);
    makeBrowserProfile(folder);
    expect(theirs.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('is not made in a folder of somebody’s that is called the same', () => {
    claimDataFolder(folder);
    mkdirSync(join(folder, 'browser', '4194304'), { recursive: true });
    expect(() => makeBrowserProfile(folder)).toThrow('4194304');
    expect(existsSync(join(folder, 'browser', '4194304'))).toBe(true);
  });

  it('goes away with the window', () => {
    const profile = makeBrowserProfile(folder);
    removeBrowserProfile(profile);
    expect(existsSync(profile)).toBe(false);
  });
});
