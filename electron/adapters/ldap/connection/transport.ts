import { once } from 'node:events';
import { connect, isIP, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { Endpoint } from './endpoint.ts';
import { throughJumpHost, type JumpHost } from './jump-host.ts';
import { askForTls } from './start-tls.ts';
import { endOf, whileOpen } from './while-open.ts';

export interface TransportOptions {
  readonly ca: string | undefined;
  readonly jump: JumpHost | undefined;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/**
 * TLS settings for this endpoint. `host` and `servername` are always given: without them Node checks a certificate
 * for an IP address against "localhost". SNI itself must not carry an IP address (RFC 6066 3).
 */
export function tlsOptions({ host }: Endpoint, ca: string | undefined): ConnectionOptions {
  return {
    host,
    ...(isIP(host) ? {} : { servername: host }),
    ...(ca === undefined ? {} : { ca }),
    minVersion: 'TLSv1.2',
  };
}

async function shakeHands(raw: Duplex, options: ConnectionOptions): Promise<TLSSocket> {
  const secure = connectTls({ ...options, socket: raw });
  // TLS over a stream that is no socket would keep the reason of its end to itself.
  raw.once('close', () => secure.destroy(raw.errored ?? undefined));
  await Promise.race([once(secure, 'secureConnect'), endOf(secure)]);
  return secure;
}

async function prepare(raw: Duplex, endpoint: Endpoint, ca: string | undefined): Promise<Duplex> {
  if (raw instanceof Socket) await once(raw, 'connect');
  if (endpoint.protection === 'none') return raw;
  if (endpoint.protection === 'start-tls') await askForTls(raw);
  return shakeHands(raw, tlsOptions(endpoint, ca));
}

/**
 * Opens the way to the directory: TCP or a jump host, and TLS over it, at once (ldaps) or after StartTLS. What comes back is ready
 * for a bind. Rejects with whatever the socket, TLS, the server or ssh said, and leaves nothing open then.
 */
export function openTransport(
  endpoint: Endpoint,
  { ca, jump, signal }: TransportOptions,
): Promise<Duplex> {
  const raw = jump
    ? throughJumpHost(jump, endpoint)
    : connect({ host: endpoint.host, port: endpoint.port, noDelay: true });
  return whileOpen(raw, signal, prepare(raw, endpoint, ca));
}
