import { closedCloud } from '../../core/ports/closed-systems.ts';
import type { CloudProfile } from '../../../shared/domain/profile.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Clock } from '../../core/ports/system.ts';
import type { CloudAccess, Credentials, UserRef } from './session/cloud-access.ts';
import type { Places } from './config/cloud-files.ts';
import { createOpenStackCloud } from './cloud.ts';
import { readCloudConfig } from './config/read-cloud-config.ts';

interface Options {
  readonly profile: CloudProfile;
  /** The CAs of the profile's `caFile` in PEM. */
  readonly ca: string | undefined;
  readonly places: Places;
  readonly clock: Clock;
}

type OpenedCloud = Pick<Ports, 'cloud' | 'cloudSession'>;

const nameOf = (user: UserRef): string => ('name' in user ? user.name : user.id);

/** What a session begins with: an application credential is nobody's name. */
const sessionOf = (credentials: Credentials | undefined): Ports['cloudSession'] => ({
  signedIn: credentials !== undefined,
  username: credentials?.kind === 'user' ? nameOf(credentials.user) : '',
});

/** The way into the cloud, or why there is none: that keeps nobody from making accounts. */
async function accessOf({ profile, ca, places }: Options): Promise<CloudAccess | AppError> {
  try {
    return await readCloudConfig({ ...places, profile, ca });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** The event's cloud by what this machine knows of it. Sends nothing before the first call, each of which tells where the settings are wrong. */
export async function openCloud(options: Options): Promise<OpenedCloud> {
  const { profile, clock } = options;
  const access = await accessOf(options);
  if (access instanceof AppError) {
    return { cloud: closedCloud(access), cloudSession: { signedIn: false, username: '' } };
  }
  const domain = profile.projects?.domain ?? profile.userDomain ?? 'default';
  return {
    cloud: createOpenStackCloud({ access, domain, timeouts: profile.timeouts, clock }),
    cloudSession: sessionOf(access.credentials),
  };
}
