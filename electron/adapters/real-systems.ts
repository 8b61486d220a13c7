import { homedir } from 'node:os';
import type { CloudProfile } from '../../shared/domain/profile.ts';
import type { Systems, Where } from './systems.ts';
import { createLdapDirectories } from './ldap/directories.ts';
import { systemClock } from './node/system.ts';
import type { LoadedProfile } from './profile/load-profile.ts';
import { publicServices } from './public-services.ts';
import { createWikimediaAccounts } from './wikimedia/wikimedia-accounts.ts';

/** The servers that the profile names. Nothing is opened before it is first used. */
export async function realSystems(
  { profile, ca, cloudCa }: LoadedProfile,
  { folder, credentials, env }: Where,
): Promise<Systems> {
  const places = { env, cwd: process.cwd(), home: env['HOME'] ?? homedir() };
  const openCloud = async (cloud: CloudProfile) => {
    // Node's HTTP comes along with it, which takes as long to load as Node itself.
    const module = await import('./openstack/open-cloud.ts');
    return module.openCloud({ profile: cloud, ca: cloudCa, places, clock: systemClock });
  };
  const cloud = profile.cloud
    ? await openCloud(profile.cloud)
    : { cloud: undefined, cloudSession: { signedIn: false, username: '' } };
  return {
    ...createLdapDirectories({ profile: profile.directory, ca, credentials }),
    ...cloud,
    wikimedia: profile.wikimediaAccount && createWikimediaAccounts(profile.wikimediaAccount),
    ...publicServices({ profile }, folder),
  };
}
