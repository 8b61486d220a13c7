import type { Profile } from '../../shared/domain/profile.ts';
import { createServerTime } from './node/server-time.ts';
import { systemClock } from './node/system.ts';
import type { ServerTime } from '../core/ports/system.ts';
import type { LoadedProfile } from './profile/load-profile.ts';

const timeouts = { connectMs: 5000, requestMs: 10_000 };

/** The time in the head of a server's answer (`Date`, RFC 9110 section 6.6.1), whatever else it says. */
async function dateOf(url: string, ca: string | undefined): Promise<string | undefined> {
  // Node's HTTP takes as long to load as Node itself, and is asked for after the event only.
  const { createHttp } = await import('./openstack/http/http.ts');
  const http = createHttp({ ca, timeouts });
  try {
    const headers = { 'user-agent': 'Lanyard (hackathon desk)' };
    return (await http.send({ method: 'GET', url: new URL(url), headers })).headers.date;
  } finally {
    http.close();
  }
}

/** The servers of an event that tell anybody the time, by the profile. */
const urlsOf = ({ cloud, wikimediaAccount, accounts }: Profile): (string | undefined)[] => [
  wikimediaAccount?.apiUrl,
  accounts.nameCheckUrl,
  cloud?.authUrl,
];

/** The time by the servers that the profile names. Nothing is sent before somebody wants to know. */
export function createEventServerTime({
  profile,
  cloudCa,
}: Pick<LoadedProfile, 'profile' | 'cloudCa'>): ServerTime {
  const askable = urlsOf(profile).flatMap((url) =>
    url === undefined
      ? []
      : [() => dateOf(url, url === profile.cloud?.authUrl ? cloudCa : undefined)],
  );
  return createServerTime({ askable, clock: systemClock });
}
