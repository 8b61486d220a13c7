import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { Client } from 'ldapts';
import { AppError } from '../../core/errors.ts';
import type { BindCredentials } from '../../core/ports/directory.ts';
import type { Endpoint } from './endpoint.ts';
import { isAnswer, translate } from './errors.ts';
import { openTransport, tlsOptions, type JumpHost } from './transport.ts';

export interface ConnectionOptions {
  readonly endpoint: Endpoint;
  readonly ca?: string | undefined;
  readonly jump?: JumpHost | undefined;
  readonly connectMs: number;
  readonly operationMs: number;
}

/** One open connection and the promise that rejects when it is lost. */
interface Link {
  readonly client: Client;
  readonly lost: Promise<never>;
  readonly drop: () => void;
}

export interface LdapConnection {
  /**
   * Runs one operation on the open connection; opens and binds it first where needed, once for all who wait.
   * `asked` goes to messages. A failure that is not the server's answer throws the whole connection away.
   */
  run<T>(asked: string, operation: (client: Client) => Promise<T>): Promise<T>;
  close(): void;
}

function linkTo(client: Client, stream: Duplex): Link {
  let gone = (_error: Error): void => undefined;
  const lost = new Promise<never>((_resolve, reject) => (gone = reject));
  lost.catch(() => undefined); // nobody may be waiting when an idle connection ends
  stream.once('error', (error: Error) => gone(error));
  stream.once('close', () => gone(new Error('the connection was closed')));
  return { client, lost, drop: () => void stream.destroy() };
}

/** ldapts waits without end for the TLS handshake of StartTLS, so the wait is bounded from outside. */
const bounded = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(new Error('timed out while connecting')), {
        once: true,
      }),
    ),
  ]);

async function openLink(
  options: ConnectionOptions,
  credentials: BindCredentials | undefined,
): Promise<Link> {
  const { endpoint, ca, jump } = options;
  const signal = AbortSignal.timeout(options.connectMs);
  const stream = await openTransport(endpoint, { ca, jump, signal });
  const client = new Client({
    url: `ldap://${endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host}`,
    timeout: options.operationMs,
    connectTimeout: options.connectMs,
    // ldapts types this hook as net.connect; it takes any open stream (its own documentation says so).
    createConnection: () => stream as Socket,
  });
  const link = linkTo(client, stream);
  try {
    const ready = async (): Promise<void> => {
      if (endpoint.protection === 'start-tls') await client.startTLS(tlsOptions(endpoint, ca));
      // Binding anonymously by name makes ldapts open the ready-made stream here, while only one is waiting.
      await client.bind(credentials?.bindDn ?? '', credentials?.password ?? '');
    };
    await Promise.race([bounded(ready(), signal), link.lost]);
    return link;
  } catch (error) {
    link.drop();
    throw error;
  }
}

/**
 * A connection that is opened when first used and replaced when lost. Around ldapts it makes sure of what ldapts does not: connecting
 * and binding happen once and before anything else, every wait is bounded, a failed connection is never used again,
 * and a new one binds as the same person or is not used at all.
 */
export function createLdapConnection(
  options: ConnectionOptions,
  credentials?: BindCredentials,
): LdapConnection {
  let opening: Promise<Link> | undefined;

  const drop = (attempt: Promise<Link>): void => {
    if (opening === attempt) opening = undefined;
    attempt.then(
      (link) => link.drop(),
      () => undefined,
    );
  };

  const open = (): Promise<Link> => {
    if (opening) return opening;
    const attempt = openLink(options, credentials);
    opening = attempt;
    attempt.then(
      (link) => link.lost.catch(() => drop(attempt)),
      () => drop(attempt),
    );
    return attempt;
  };

  return {
    async run(asked, operation) {
      let attempt: Promise<Link> | undefined;
      try {
        attempt = open();
        const { client, lost } = await attempt;
        return await Promise.race([operation(client), lost]);
      } catch (error) {
        if (attempt && !isAnswer(error) && !(error instanceof AppError)) drop(attempt);
        throw translate(error, asked);
      }
    },
    close() {
      if (opening) drop(opening);
    },
  };
}
