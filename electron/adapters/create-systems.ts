import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BindCredentials } from '../core/ports/directory.ts';
import type { Ports } from '../core/ports/ports.ts';
import { createLdapDirectories } from './ldap/directories.ts';
import { openCloud } from './openstack/open-cloud.ts';
import { loadPracticeCloud, savePracticeCloud } from './practice/cloud/file.ts';
import { createPracticeCloud } from './practice/cloud/cloud.ts';
import { createPracticeDirectories } from './practice/directory/directories.ts';
import { loadPractice, savePractice } from './practice/directory/practice-file.ts';
import { practiceWikimedia } from './practice/wikimedia.ts';
import type { LoadedProfile } from './profile/load-profile.ts';
import { newId, systemClock } from './node/system.ts';
import { createWikimediaAccounts } from './wikimedia/wikimedia-accounts.ts';

type System = 'directory' | 'tools' | 'groups' | 'links' | 'cloud' | 'cloudSession' | 'wikimedia';
type Systems = Pick<Ports, System>;

interface Where {
  /** The folder of this event, where practice keeps its systems. */
  readonly folder: string;
  readonly credentials: BindCredentials | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Ports['log'];
}

/** An event's systems in memory, kept in the event's folder. */
function practiceSystems({ profile }: LoadedProfile, { folder, log }: Where): Systems {
  const file = join(folder, 'practice-directory.json');
  const tree = loadPractice(file);
  const { projectGroups, ...directories } = createPracticeDirectories({
    profile: profile.directory,
    ...(tree ? { tree } : {}),
    keep: (kept) => savePractice(file, kept),
  });
  const cloudFile = join(folder, 'practice-cloud.json');
  const cloud =
    profile.cloud &&
    createPracticeCloud({
      profile: profile.cloud,
      people: directories.directory,
      groups: projectGroups,
      clock: systemClock,
      newId,
      log,
      state: loadPracticeCloud(cloudFile),
      keep: (state) => savePracticeCloud(cloudFile, state),
    });
  const cloudSession = { signedIn: cloud !== undefined, username: '' };
  const wikimedia = profile.wikimediaAccount && practiceWikimedia;
  return { ...directories, cloud, cloudSession, wikimedia };
}

/** The servers that the profile names. Nothing is opened before it is first used. */
async function realSystems(
  { profile, ca, cloudCa }: LoadedProfile,
  { credentials, env }: Where,
): Promise<Systems> {
  const places = { env, cwd: process.cwd(), home: env['HOME'] ?? homedir() };
  const cloud = profile.cloud
    ? await openCloud({ profile: profile.cloud, ca: cloudCa, places, clock: systemClock })
    : { cloud: undefined, cloudSession: { signedIn: false, username: '' } };
  return {
    ...createLdapDirectories({ profile: profile.directory, ca, credentials }),
    ...cloud,
    wikimedia: profile.wikimediaAccount && createWikimediaAccounts(profile.wikimediaAccount),
  };
}

/** Everything that requests are sent to, for one profile. A cloud that this machine has no way to says so when it is asked. */
export const createSystems = async (loaded: LoadedProfile, where: Where): Promise<Systems> =>
  loaded.practice ? practiceSystems(loaded, where) : realSystems(loaded, where);
