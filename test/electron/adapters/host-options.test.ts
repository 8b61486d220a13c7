import { describe, expect, it } from 'vitest';
import {
  defaultDataFolder,
  readHostOptions,
  type Surroundings,
} from '../../../electron/adapters/host-options.ts';

const linux: Surroundings = { env: {}, platform: 'linux', home: '/home/ann', cwd: '/desk' };

describe('the options of a host', () => {
  it('are practice mode and the usual folder when nothing is said', () => {
    expect(readHostOptions([], linux)).toEqual({
      profile: 'practice',
      isProfileGiven: false,
      dataFolder: '/home/ann/.local/share/lanyard',
    });
  });

  it('are read as the terminal gives them, relative to where the person is', () => {
    expect(readHostOptions(['--profile', 'event.yaml', '--data=here'], linux)).toEqual({
      profile: '/desk/event.yaml',
      isProfileGiven: true,
      dataFolder: '/desk/here',
    });
  });

  it('know the profiles that ship with the app by name', () => {
    expect(readHostOptions(['--profile', 'wikimedia'], linux).profile).toBe('wikimedia');
  });

  it("leave Chromium's own switches alone", () => {
    const args = ['--no-sandbox', 'main.cjs', '--profile', 'practice', '--lang=de'];
    expect(readHostOptions(args, linux).profile).toBe('practice');
  });

  it.each([['--profile'], ['--profile='], ['--data']])('say so when %s lacks its value', (arg) => {
    expect(() => readHostOptions([arg], linux)).toThrow(/needs a value/);
  });
});

describe('the default data folder', () => {
  it('follows the XDG convention', () => {
    expect(defaultDataFolder({ ...linux, env: { XDG_DATA_HOME: '/srv/xdg' } })).toBe(
      '/srv/xdg/lanyard',
    );
  });

  it('ignores a relative XDG_DATA_HOME, as its specification asks', () => {
    const env = { XDG_DATA_HOME: 'xdg' };
    expect(defaultDataFolder({ ...linux, env })).toBe('/home/ann/.local/share/lanyard');
  });

  it("follows Apple's and Microsoft's conventions", () => {
    expect(defaultDataFolder({ ...linux, platform: 'darwin' })).toBe(
      '/home/ann/Library/Application Support/Lanyard',
    );
    const env = { APPDATA: '/roaming' };
    expect(defaultDataFolder({ ...linux, platform: 'win32', env })).toBe('/roaming/Lanyard');
  });
});
