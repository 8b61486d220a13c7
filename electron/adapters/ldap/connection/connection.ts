import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Client } from 'ldapts';
import { AppError } from '../../../core/base/errors.ts';
import type { BindCredentials } from '../../../core/ports/directory.ts';
import { guardReplies } from '../wire/guard-replies.ts';
import type { Endpoint } from './endpoint.ts';
import { isAnswer, translate } from './errors.ts';
import type { JumpHost } from './jump-host.ts';
import { openTransport } from './transport.ts';
import { whileOpen } from './while-open.ts';

export interface ConnectionOptions {
  readonly endpoint: Endpoint;
  readonly ca?: string | undefined;
  readonly jump?: JumpHost | undefined;
  /** How long connecting and binding may take together, in milliseconds. */
  readonly connectMs: number;
  /** How long one operation may take, in milliseconds. */
  readonly operationMs: number;
}

/** One open, bound connection. */
interface Link {
  readonly client: Client;
  readonly stream: Duplex;
}

export interface LdapConnection {
  /**
   * Runs one operation on the open connection; opens and binds it first where needed, once for all who wait.
   * `asked` goes to messages. A failure that is not the server's answer throws the whole connection away.
   */
  run<T>(asked: string, operation: (client: Client) => Promise<T>): Promise<T>;
  /** Ends the connection and whatever waits for it; the next `run` opens another. */
  close(): void;
}

const urlOf = ({ host }: Endpoint): string => `ldap://${host.includes(':') ? `[${host}]` : host}`;

/** An empty DN or password would bind as nobody and look like success (RFC 4513 5.1.2). */
function refuseEmpty(credentials: BindCredentials | undefined): void {
  if (!credentials || (credentials.bindDn !== '' && credentials.password !== '')) return;
  throw new AppError('sign-in-refused', 'A bind needs a DN and a password');
}

async function openLink(
  options: ConnectionOptions,
  credentials: BindCredentials | undefined,
  closing: AbortSignal,
): Promise<Link> {
  refuseEmpty(credentials);
  const { endpoint, ca, jump, connectMs, operationMs } = options;
  const signal = AbortSignal.any([closing, AbortSignal.timeout(connectMs)]);
  const stream = guardReplies(await openTransport(endpoint, { ca, jump, signal }));
  const client = new Client({
    url: urlOf(endpoint),
    timeout: operationMs,
    createConnection: () => {
      // ldapts reconnects by itself and unbound; here that only says what happened.
      if (stream.destroyed) throw new Error('the connection was closed');
      return stream as Socket; // typed as net.connect, but it takes any open stream (ldapts' documentation)
    },
  });
  // Binding, by name or as nobody, makes ldapts take up the stream here, while only one is waiting.
  const bind = client.bind(credentials?.bindDn ?? '', credentials?.password ?? '');
  await whileOpen(stream, signal, bind);
  return { client, stream };
}

/**
 * A connection that is opened when first used and replaced when lost. Around ldapts it makes sure of what ldapts does not: connecting
 * and binding happen once and before anything else, every wait and every answer is bounded, nothing but LDAP is read, a failed connection
 * is never used again, and a new one binds as the same person or is not used at all.
 */
export function createLdapConnection(
  options: ConnectionOptions,
  credentials?: BindCredentials,
): LdapConnection {
  let closing = new AbortController();
  let opening: Promise<Link> | undefined;

  const forget = (attempt: Promise<Link>): void => {
    if (opening === attempt) opening = undefined;
  };
  const open = (): Promise<Link> => {
    if (opening) return opening;
    const attempt = openLink(options, credentials, closing.signal);
    opening = attempt;
    attempt.then(
      ({ stream }) => stream.once('close', () => forget(attempt)),
      () => forget(attempt),
    );
    return attempt;
  };
  const use = async <T>(link: Link, operation: (client: Client) => Promise<T>): Promise<T> => {
    try {
      return await operation(link.client);
    } catch (error) {
      if (isAnswer(error)) throw error;
      const cause: unknown = link.stream.errored ?? error;
      link.stream.destroy();
      throw cause;
    }
  };

  return {
    async run(asked, operation) {
      const attempt = open();
      try {
        return await use(await attempt, operation);
      } catch (error) {
        if (!isAnswer(error)) forget(attempt);
        throw translate(error, asked);
      }
    },
    close() {
      closing.abort(new Error('the connection was closed'));
      closing = new AbortController();
      const attempt = opening;
      opening = undefined;
      attempt?.then(({ stream }) => stream.destroy()).catch(() => undefined);
    },
  };
}
