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
import { saltedHash } from './ldap/salted-hash.ts';
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
import { openStorage } from './storage/open-storage.ts';
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
}

/** A bind for hosts that cannot ask: `LANYARD_BIND_PASSWORD`, and `LANYARD_BIND_DN` where the profile names no DN. */
function credentialsFrom(env: NodeJS.ProcessEnv, bindDn: string): BindCredentials | undefined {
  const password = env['LANYARD_BIND_PASSWORD'];
  const dn = env['LANYARD_BIND_DN'] ?? bindDn;
  return password && dn ? { bindDn: dn, password } : undefined;
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
  const storage = storageOf(loaded, { ...options, dataFolder });
  const bindDn = profile.directory.bindDn ?? '';
  const credentials = credentialsFrom(env, bindDn);
  const { nameCheckUrl } = profile.accounts;
  const log = createLog(join(folder, 'lanyard.log'));
  return {
    profile,
    profileFile: file,
    practice,
    ...(await createSystems(loaded, { folder, credentials, env, log })),
    session: {
      needed: !practice,
      signedIn: practice || credentials !== undefined,
      bindDn: credentials?.bindDn ?? bindDn,
    },
    ...storage,
    namePolicy: nameCheckUrl === undefined ? noPolicy : createSignUpPolicy(nameCheckUrl),
    bundleSeal: bundleSealOf(loaded, { env, file: eventKeyFile }),
    readRoster,
    hashPassword: saltedHash,
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
