import { readHttpAddress, readLdapUrl } from '../../../shared/domain/addresses.ts';
import type { Profile } from '../../../shared/domain/profile.ts';

/** A place in the network that a desk or a newcomer connects to. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

const SSH_PORT = 22;
const LDAP_PORTS = { ldap: 389, ldaps: 636 } as const;

/** Behind a jump host the directory is its business: the venue must let SSH out. */
function placeOfDirectory({ url, jump }: Profile['directory']): readonly Place[] {
  if (jump) return [{ host: jump.host, port: SSH_PORT }];
  const address = readLdapUrl(url);
  return address ? [{ host: address.host, port: address.port ?? LDAP_PORTS[address.scheme] }] : [];
}

/** What the venue's network has to let out, by the profile; each place once. */
export function placesOf({
  directory,
  cloud,
  accounts,
  wikimediaAccount,
}: Profile): readonly Place[] {
  const urls = [
    cloud?.authUrl,
    accounts.nameCheckUrl,
    wikimediaAccount?.apiUrl,
    wikimediaAccount?.phabricatorUrl,
  ].flatMap((url = '') => readHttpAddress(url) ?? []);
  const loginHost = cloud?.toolforge?.loginHost;
  const logins = loginHost === undefined ? [] : [{ host: loginHost, port: SSH_PORT }];
  const all = [...placeOfDirectory(directory), ...urls, ...logins];
  return [...new Map(all.map((place) => [`${place.host} ${place.port}`, place])).values()];
}
