import { z } from 'zod';

const isIpv4 = (host: string): boolean => z.ipv4().safeParse(host).success;
const isIpv6 = (host: string): boolean => z.ipv6().safeParse(host).success;

/** Whether a host of a URL is this very machine; an IPv6 address with or without its brackets. */
export const isLoopback = (hostname: string): boolean =>
  /^(?:localhost|::1|\[::1\])$/i.test(hostname) ||
  (hostname.startsWith('127.') && isIpv4(hostname));

const httpHost = /^http:\/\/(?<host>[^/?#:@\\]+|\[[^\]]*\])(?::\d*)?(?:[/?#]|$)/i;

/** Whether what is sent to this HTTP URL is protected on its way, or does not leave this machine. */
export const isProtected = (url: string): boolean =>
  /^https:/i.test(url) || isLoopback(httpHost.exec(url)?.groups?.['host'] ?? '');

/** Where an LDAP URL (RFC 4516) leads; `port` is undefined where it names none. */
export interface LdapAddress {
  readonly scheme: 'ldap' | 'ldaps';
  /** Without brackets. */
  readonly host: string;
  readonly port: number | undefined;
}

/** A scheme has no case (RFC 3986 3.1). */
const ldapUrl = /^(ldaps?):\/\/(\[[^\]]+\]|[a-z\d_.-]+)(?::(\d{1,5}))?\/?$/i;

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');

/** A zone (RFC 6874) is of one machine, and no profile is. */
const isHost = (host: string): boolean =>
  host.startsWith('[') ? isIpv6(withoutBrackets(host)) : host !== '';
const isPort = (port = 1): boolean => port >= 1 && port <= 65_535;

/** Reads an LDAP URL of scheme, host and port alone; undefined for everything else, also for a port that no machine has. */
export function readLdapUrl(url: string): LdapAddress | undefined {
  const [, scheme = '', host = '', digits] = ldapUrl.exec(url) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  if (!isHost(host) || !isPort(port)) return undefined;
  return {
    scheme: scheme.toLowerCase() === 'ldaps' ? 'ldaps' : 'ldap',
    host: withoutBrackets(host).toLowerCase(),
    port,
  };
}

const httpUrl = /^(https?):\/\/(?:[^@/?#]*@)?(\[[^\]]+\]|[^:/?#]+)(?::(\d{1,5}))?/i;

/** The host (without brackets) and the port that an HTTP URL leads to; undefined for anything else. */
export function readHttpAddress(
  url: string,
): { readonly host: string; readonly port: number } | undefined {
  const [, scheme = '', host = '', digits] = httpUrl.exec(url) ?? [];
  if (host === '') return undefined;
  const usual = scheme.toLowerCase() === 'https' ? 443 : 80;
  return {
    host: withoutBrackets(host).toLowerCase(),
    port: digits === undefined ? usual : Number(digits),
  };
}
