import { parseIntoClientConfig } from 'pg-connection-string';
import { AppError } from '../../../core/base/errors.ts';

/** How long a server has to take a connection, in milliseconds. */
export const CONNECT_MS = 3000;
/** A server that says nothing any more is given up after so long, in milliseconds; it may be another one's turn by then. */
const SILENCE_MS = 8000;

/**
 * What the server is told of each connection, in milliseconds: a process that is stopped inside a transaction would hold everybody else's
 * saves (postgresql.org/docs/15/runtime-config-client.html).
 */
const LIMITS = {
  statement_timeout: 5000,
  lock_timeout: 3000,
  idle_in_transaction_session_timeout: 5000,
};

/** Where the database is. */
export interface DatabaseAddress {
  /**
   * `postgresql://user@host:port/database`, or `host1:port1,host2:port2` for a primary and its standbys in any order. `tls` decides, whatever `sslmode`
   * stands in it.
   */
  readonly url: string;
  readonly password?: string | undefined;
  /** How a server proves who it is, by the name of its host unless told another; in clear where left out, which is for loopback and sockets. */
  readonly tls?: { readonly ca: string; readonly servername?: string | undefined } | undefined;
}

/**
 * What a connection to one server is made with; `name` is what the server's own lists call it. The address in its parts: beside a `connectionString` `pg` forgets a
 * password that does not stand in it.
 */
export const connectionOf = (server: string, { password, tls }: DatabaseAddress, name: string) => ({
  ...parseIntoClientConfig(server),
  application_name: name,
  keepAlive: true,
  connectionTimeoutMillis: CONNECT_MS,
  query_timeout: SILENCE_MS,
  ...(password === undefined ? {} : { password }),
  ...(tls === undefined ? {} : { ssl: tlsOf(tls) }),
  ...LIMITS,
});

/** Where no name is told, `pg` puts that of the host. */
const tlsOf = ({ ca, servername }: NonNullable<DatabaseAddress['tls']>) =>
  servername === undefined ? { ca } : { ca, servername };

/**
 * A failure of the database as `AppError('storage-failed')`: its code of SQLSTATE or of the network, never its words, which may quote a row
 * (postgresql.org/docs/15/errcodes-appendix.html). What is ours passes through.
 */
export function databaseFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  return new AppError('storage-failed', `The database failed: ${code}`, {
    params: [code],
    cause: error,
  });
}

/** Whether the server itself said no; everything else broke the connection, or nobody knows (postgresql.org/docs/15/protocol-error-fields.html). */
export const isFromServer = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error;
