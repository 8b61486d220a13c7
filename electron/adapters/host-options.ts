import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../core/base/errors.ts';

/** What a person may say when starting a host. */
export interface HostOptions {
  /** A file, or the name of a profile that ships with the app. */
  readonly profile: string;
  /** Whether somebody named it; else it is practice until the first screen was answered. */
  readonly isProfileGiven: boolean;
  readonly dataFolder: string;
  /** Holds the event's private key. */
  readonly eventKeyFile?: string;
  /** Requests are kept in memory only. */
  readonly runOnly?: boolean;
}

/** Where the process runs. `INIT_CWD` is where the person typed `npm start`. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly cwd: string;
}

const shipped = ['practice', 'wikimedia'];

export const thisMachine = (): Surroundings => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
});

/**
 * Reads `--profile FILE`, `--data DIR`, `--event-key FILE` and `--run-only`; other words are left alone, for Chromium puts its own switches on
 * Electron's command line. Throws `AppError('invalid-input')` where an option lacks its value.
 */
export function readHostOptions(args: readonly string[], where = thisMachine()): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string' },
      data: { type: 'string' },
      'event-key': { type: 'string' },
      'run-only': { type: 'boolean' },
    },
    strict: false,
  });
  const given = valueOf('profile', values['profile']);
  const profile = given ?? 'practice';
  const dataFolder = valueOf('data', values['data']);
  const eventKey = valueOf('event-key', values['event-key']);
  return {
    profile: shipped.includes(profile) ? profile : resolve(where.cwd, profile),
    isProfileGiven: given !== undefined,
    dataFolder: resolve(where.cwd, dataFolder ?? defaultDataFolder(where)),
    ...(eventKey === undefined ? {} : { eventKeyFile: resolve(where.cwd, eventKey) }),
    ...(values['run-only'] === true ? { runOnly: true } : {}),
  };
}

function valueOf(option: string, value: string | boolean | undefined): string | undefined {
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw new AppError('invalid-input', `--${option} needs a value: --${option} PATH`);
}

/** Where this system keeps an app's data (XDG Base Directory 0.8, Apple's and Microsoft's conventions). */
export function defaultDataFolder({ env, platform, home }: Omit<Surroundings, 'cwd'>): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Lanyard');
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Lanyard');
  return join(xdgDataHome(env) ?? join(home, '.local', 'share'), 'lanyard');
}

/** The specification tells to ignore a relative path. */
function xdgDataHome(env: NodeJS.ProcessEnv): string | undefined {
  const folder = env['XDG_DATA_HOME'];
  return folder?.startsWith('/') ? folder : undefined;
}
