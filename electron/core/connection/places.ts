import { readHttpAddress, readLdapUrl } from '../../../shared/domain/addresses.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { Place } from '../ports/connection/venue.ts';

const SSH_PORT = 22;
const LDAP_PORTS = { ldap: 389, ldaps: 636 } as const;

const ssh = (host: string): Place => ({ host, port: SSH_PORT, speaks: 'ssh' });

/** Behind a jump host the directory is its business: the venue must let SSH out. */
function placeOfDirectory({ url, jump, caFile }: Profile['directory']): readonly Place[] {
  if (jump) return [ssh(jump.host)];
  const address = readLdapUrl(url);
  if (!address) return [];
  const { scheme, host, port = LDAP_PORTS[scheme] } = address;
  // StartTLS begins in the clear: whoever listens hears nothing.
  return [{ host, port, ...(scheme === 'ldaps' ? tls(caFile) : {}) }];
}

const tls = (caFile: string | undefined): Omit<Place, 'host' | 'port'> => ({
  speaks: 'tls',
  ...(caFile === undefined ? {} : { ownCa: true }),
});

function placeOfUrl(url: string, caFile?: string): readonly Place[] {
  const address = readHttpAddress(url);
  if (!address) return [];
  return [{ ...address, ...(/^https:/iu.test(url) ? tls(caFile) : {}) }];
}

/** The hosts that people log in to by SSH, the jump hosts first. */
export const sshHostsOf = ({ cloud }: Pick<Profile, 'cloud'>): readonly string[] =>
  [cloud?.toolforge?.loginHost, cloud?.bastion?.host].filter((host) => host !== undefined);

/** What the venue's network has to let out, by the profile; each place once. */
export function placesOf(profile: Profile): readonly Place[] {
  const { directory, cloud, accounts, wikimediaAccount } = profile;
  const urls = [accounts.nameCheckUrl, wikimediaAccount?.apiUrl, wikimediaAccount?.phabricatorUrl];
  const all = [
    ...placeOfDirectory(directory),
    ...(cloud?.authUrl === undefined ? [] : placeOfUrl(cloud.authUrl, cloud.caFile)),
    ...urls.flatMap((url = '') => placeOfUrl(url)),
    ...sshHostsOf(profile).map(ssh),
  ];
  return [...new Map(all.map((place) => [`${place.host} ${place.port}`, place])).values()];
}
