import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import { quotaServices, type QuotaService } from '../../../../shared/domain/quota.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Cloud, CloudCredentials } from '../../../core/ports/cloud.ts';
import type { Clock } from '../../../core/ports/system.ts';

/** Wikimedia's tokens last a little over a week. */
const TOKEN_SECONDS = 613_440;

const catalogueTypes: Record<QuotaService, string> = {
  compute: 'compute',
  network: 'network',
  volume: 'volumev3',
  dns: 'dns',
  database: 'database',
};

interface Options {
  readonly profile: CloudProfile;
  readonly clock: Clock;
  readonly serves: (service: QuotaService) => boolean;
  /** Undefined where nobody has to sign in. */
  readonly credentials: CloudCredentials | undefined;
}

type CloudSession = Pick<Cloud, 'signIn' | 'signOut' | 'probe' | 'state'> & {
  /** Throws `cloud-sign-in-needed`. */
  readonly admit: () => void;
};

function refuseOthers(given: CloudCredentials, right: CloudCredentials): void {
  if (given.username !== right.username || given.password !== right.password) {
    throw new AppError('cloud-sign-in-refused', 'Name or password is not right');
  }
  if (given.passcode === right.passcode || right.passcode === undefined) return;
  if (given.passcode === undefined) {
    throw new AppError('cloud-passcode-needed', 'A second factor is asked for');
  }
  throw new AppError('cloud-sign-in-refused', 'The passcode is not right');
}

/** Who is signed in to the practice cloud. A helper in practice is, with every right, without being asked. */
export function createCloudSession({ profile, clock, serves, credentials }: Options): CloudSession {
  let username: string | undefined = credentials ? undefined : 'practice';

  const admit = (): string => {
    if (username !== undefined) return username;
    throw new AppError('cloud-sign-in-needed', 'Nobody is signed in');
  };

  return {
    admit,
    async signIn(given) {
      if (credentials) refuseOthers(given, credentials);
      username = given.username;
    },
    async signOut() {
      username = credentials ? undefined : 'practice';
    },
    probe: () => Promise.resolve(),
    async state() {
      const who = admit();
      return {
        authUrl: profile.authUrl ?? 'https://cloud.practice.example/v3',
        region: profile.region,
        methods: [credentials ? 'password' : 'application_credential'],
        userId: who,
        username: who,
        project: { id: 'admin', name: 'admin' },
        roles: ['admin', 'member', 'reader'],
        expiresAt: new Date(clock.now().getTime() + TOKEN_SECONDS * 1000).toISOString(),
        services: [
          'identity',
          ...quotaServices.filter(serves).map((service) => catalogueTypes[service]),
        ].toSorted(),
      };
    },
  };
}
