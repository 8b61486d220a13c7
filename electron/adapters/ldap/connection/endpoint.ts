import { isIP } from 'node:net';

/** Where a directory listens, and how the way there is protected. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly protection: 'tls' | 'start-tls' | 'none';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/**
 * Reads an LDAP URL (RFC 4516; scheme, host and port only). ldaps:// is TLS from the first byte; a plain URL needs
 * StartTLS, unless it is this very machine: seen from a jump host, `localhost` is not.
 */
export function readEndpoint(url: string, throughJumpHost: boolean): Endpoint {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'ldaps:') return { host, port: Number(port || 636), protection: 'tls' };
  const plain = isLoopback(host) && !throughJumpHost;
  return { host, port: Number(port || 389), protection: plain ? 'none' : 'start-tls' };
}
