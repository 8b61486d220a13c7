import { isLoopback, readLdapUrl } from '../../../../shared/domain/addresses.ts';
import { AppError } from '../../../core/base/errors.ts';

/** Where a directory listens, and how the way there is protected. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly protection: 'tls' | 'start-tls' | 'none';
}

/**
 * Reads an LDAP URL (RFC 4516; scheme, host and port only). ldaps:// is TLS from the first byte; a plain URL needs
 * StartTLS, unless it is this very machine: seen from a jump host, `localhost` is not. Throws `invalid-input` for what no profile may have.
 */
export function readEndpoint(url: string, throughJumpHost: boolean): Endpoint {
  const address = readLdapUrl(url);
  if (!address) throw new AppError('invalid-input', 'The address of the directory is no LDAP URL');
  const { scheme, host, port } = address;
  if (scheme === 'ldaps') return { host, port: port ?? 636, protection: 'tls' };
  const plain = isLoopback(host) && !throughJumpHost;
  return { host, port: port ?? 389, protection: plain ? 'none' : 'start-tls' };
}
