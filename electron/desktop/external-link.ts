/** The address as it may be handed to the system: https, one of the hosts, no credentials. Else undefined. */
export function externalLink(address: string, hosts: ReadonlySet<string>): string | undefined {
  const url = URL.parse(address);
  const isFit =
    url?.protocol === 'https:' && hosts.has(url.host) && url.username === '' && url.password === '';
  return isFit ? url.href : undefined;
}
