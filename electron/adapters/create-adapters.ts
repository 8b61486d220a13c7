import { join } from 'node:path';
import type { Ports } from '../core/ports/ports.ts';
import type { BundleSeal } from '../core/ports/bundle-seal.ts';
import type { BindCredentials } from '../core/ports/directory.ts';
import { createBundleSeal } from './bundle/bundle-seal.ts';
import { readEventKey } from './bundle/event-keys.ts';
import { createEventServerTime } from './ask-server-time.ts';
import { createSystems } from './create-systems.ts';
import { createGuideReader } from './guides/load-guides.ts';
import { createKeychain } from './keychain/keychain.ts';
import { fitsSaltedHash, saltedHash } from './ldap/salted-hash.ts';
import { createLog } from './node/log.ts';
import { createVenue } from './node/venue.ts';
import { noServerTime } from './node/server-time.ts';
import { createSignUpPolicy, noPolicy } from './names/sign-up-policy.ts';
import { practiceEventKeys } from './practice/event-key.ts';
import { practiceSsh } from './practice/ssh.ts';
import { loadProfile, type LoadedProfile } from './profile/load-profile.ts';
import { readRoster } from './roster/read-roster.ts';
import { createSsh } from './ssh/run-ssh.ts';
import { claimDataFolder, claimEventFolder } from './storage/data-folder.ts';
import { openStorage, type Storage } from './storage/open-storage.ts';
import { createMachine } from './node/machine.ts';
import { newId, random, sha256, systemClock } from './node/system.ts';

export interface AdapterOptions {
  /** A profile file, or the name of a profile that ships with the app. */
  readonly profile: string;
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** A file with the event's private key; else `LANYARD_EVENT_KEY` has it. */
  readonly eventKeyFile?: string | undefined;
  /** Keeps requests in memory only, whatever the vault says. `LANYARD_PASSPHRASE` opens it where nobody can be asked. */
  readonly runOnly?: boolean;
  /** Derives the vault's key from the passphrase while the rest is loaded, for whoever is sure to need it. */
  readonly opensVault?: boolean;
  /** A file of the event's folder where left out. */
  readonly log?: Ports['log'];
  /** Where the event's people are kept; in the event's folder where left out. */
  readonly storage?: (event: EventPlace) => Promise<Storage>;
}

/** Which event it is, and the folder that is its own. */
export interface EventPlace {
  readonly id: string;
  readonly folder: string;
}

/** A bind for hosts that cannot ask: `LANYARD_BIND_PASSWORD`, and `LANYARD_BIND_DN` where the profile names no DN. */
export function credentialsFrom(
  env: NodeJS.ProcessEnv,
  bindDn: string,
): BindCredentials | undefined {
  const password = env['LANYARD_BIND_PASSWORD'];
  const dn = env['LANYARD_BIND_DN'] ?? bindDn;
  return password && dn ? { bindDn: dn, password } : undefined;
}

/** Who writes to the directory from here. A desk that works through a hub has no login of its own, whatever its environment says. */
function loginOf({ profile, practice }: LoadedProfile, env: NodeJS.ProcessEnv) {
  const bindDn = profile.directory.bindDn ?? '';
  const credentials = profile.hub ? undefined : credentialsFrom(env, bindDn);
  return {
    credentials,
    session: {
      needed: !practice && profile.hub === undefined,
      signedIn: practice || credentials !== undefined,
      bindDn: credentials?.bindDn ?? bindDn,
    },
  };
}

const bundleSealOf = (
  { profile: { event }, practice }: LoadedProfile,
  sources: Parameters<typeof readEventKey>[0],
): BundleSeal =>
  createBundleSeal({
    eventId: event.id,
    publicKey: event.publicKey,
    privateKey: () =>
      practice ? Promise.resolve(practiceEventKeys().privateKey) : readEventKey(sources),
  });

function storageOf(
  { profile, practice }: LoadedProfile,
  { dataFolder, env, runOnly = false, opensVault = false }: AdapterOptions,
) {
  const storage = openStorage({
    dataFolder,
    practice,
    eventId: profile.event.id,
    secrets: createKeychain({ env }),
    given: { passphrase: env['LANYARD_PASSPHRASE'] || undefined, runOnly },
  });
  // The vault remembers what became of it, and whoever needs it is told then.
  if (opensVault) storage.vault.current().catch(() => undefined);
  return storage;
}

/** The hub that the profile names, and the systems of a desk that works through it; the systems themselves where it names none. */
async function wayOf(
  loaded: LoadedProfile,
  where: Parameters<typeof createSystems>[1],
  vault: Ports['vault'],
): Promise<Awaited<ReturnType<typeof createSystems>> & Pick<Ports, 'hub'>> {
  const { hub } = loaded.profile;
  if (!hub || loaded.practice) return createSystems(loaded, where);
  const { openHub } = await import('./desks/open-hub.ts');
  return openHub(loaded, { url: hub.url, folder: where.folder, vault });
}

const guidesOf = ({ profile: { guides, workshop }, file }: LoadedProfile) =>
  createGuideReader({ files: guides.files, profileFile: file, workshop });

/**
 * Everything the core needs, for one profile and one data folder. Each event keeps its own folder below, so that its
 * people can be wiped without touching another's. Throws `AppError` for a profile, a data folder or a disk that is not right.
 */
export async function createAdapters(options: AdapterOptions): Promise<Ports> {
  const { env, eventKeyFile } = options;
  const loaded = await loadProfile(options.profile, { env });
  const { profile, file, practice } = loaded;
  const dataFolder = claimDataFolder(options.dataFolder);
  const folder = claimEventFolder(dataFolder, profile.event.id);
  const storage =
    (await options.storage?.({ id: profile.event.id, folder })) ??
    storageOf(loaded, { ...options, dataFolder });
  const { credentials, session } = loginOf(loaded, env);
  const { nameCheckUrl } = profile.accounts;
  const log = options.log ?? createLog(join(folder, 'lanyard.log'));
  return {
    profile,
    profileFile: file,
    practice,
    ...(await wayOf(loaded, { folder, credentials, env, log }, storage.vault)),
    session,
    ...storage,
    namePolicy: nameCheckUrl === undefined ? noPolicy : createSignUpPolicy(nameCheckUrl),
    bundleSeal: bundleSealOf(loaded, { env, file: eventKeyFile }),
    readRoster,
    hashPassword: saltedHash,
    fitsHash: fitsSaltedHash,
    guides: guidesOf(loaded),
    machine: createMachine(folder),
    venue: createVenue({ env }),
    ssh: practice ? practiceSsh : createSsh({ env }),
    clock: systemClock,
    serverTime: practice ? noServerTime : createEventServerTime(loaded),
    log,
    newId,
    random,
    sha256,
  };
}
