import { spawn } from 'node:child_process';
import { connect, isIP, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { AppError } from '../../core/errors.ts';
import type { Endpoint } from './endpoint.ts';

export interface JumpHost {
  readonly host: string;
  readonly user?: string | undefined;
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

/**
 * A stream to the directory's port through `ssh -W` with the user's own ssh, configuration and agent. BatchMode keeps
 * ssh from asking on a terminal that nobody sees.
 */
function throughJumpHost(jump: JumpHost, { host, port }: Endpoint): Duplex {
  const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const login = jump.user === undefined ? [] : ['-l', jump.user];
  const ssh = spawn('ssh', ['-o', 'BatchMode=yes', '-W', target, ...login, '--', jump.host], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  ssh.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-500)));
  const stream = Duplex.from({ readable: ssh.stdout, writable: ssh.stdin });
  const broken = (cause?: unknown): void => {
    const words = said.trim().split('\n').at(-1) ?? '';
    stream.destroy(
      new AppError('directory-unreachable', `ssh to ${jump.host} ended: ${words}`, {
        params: [`ssh ${jump.host}: ${words}`],
        cause,
      }),
    );
  };
  ssh.once('error', broken);
  ssh.once('exit', () => broken());
  stream.once('close', () => ssh.kill());
  // ldapts asks a ready-made stream for these two before it trusts that it is open.
  return Object.assign(stream, { connecting: false, readyState: 'open' });
}

const opened = (socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed while it was opened')));
  });

/**
 * Opens the way to the directory: TCP or a jump host, and TLS at once for ldaps. The stream is ready for
 * LDAP messages when the promise settles; StartTLS, which is an LDAP message, is not sent yet. Rejects with
 * whatever the socket, TLS or ssh said; `signal` ends a wait.
 */
export async function openTransport(
  endpoint: Endpoint,
  options: { ca: string | undefined; jump: JumpHost | undefined; signal: AbortSignal },
): Promise<Duplex> {
  const raw = options.jump
    ? throughJumpHost(options.jump, endpoint)
    : connect({ host: endpoint.host, port: endpoint.port, noDelay: true });
  const abort = (): void => void raw.destroy(new Error('timed out while connecting'));
  options.signal.addEventListener('abort', abort, { once: true });
  try {
    if (raw instanceof Object && 'connect' in raw) await opened(raw, 'connect');
    if (endpoint.protection !== 'tls') return raw;
    const secure = connectTls({ ...tlsOptions(endpoint, options.ca), socket: raw });
    await opened(secure, 'secureConnect');
    return secure;
  } catch (error) {
    raw.destroy();
    throw error;
  } finally {
    options.signal.removeEventListener('abort', abort);
  }
}
