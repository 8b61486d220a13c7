import { AppError } from '../../core/base/errors.ts';
import { createLdapConnection, type ConnectionOptions } from './connection/connection.ts';

/** Long enough for a typing error, short enough that nobody's sign-in stays open. */
const IDLE_MS = 5000;

export interface PasswordCheckOptions extends ConnectionOptions {
  /** How long the connection stays open after a check, in milliseconds. */
  readonly idleMs?: number;
}

export interface PasswordCheck {
  accepts(dn: string, password: string): Promise<boolean>;
  close(): void;
}

/**
 * Tries passwords by simple bind (RFC 4513 5.1.3) on a connection of its own, one after the other: a bind must not run
 * beside other operations, and the helper's connection never becomes somebody else's.
 */
export function createPasswordCheck({
  idleMs = IDLE_MS,
  ...reach
}: PasswordCheckOptions): PasswordCheck {
  const connection = createLdapConnection(reach);
  let line: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const attempt = async (dn: string, password: string): Promise<boolean> => {
    clearTimeout(idle);
    // With an empty password a server answers "success" to anybody (RFC 4513 5.1.2).
    if (password === '') return false;
    try {
      await connection.run('try a password', (client) => client.bind(dn, password));
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'sign-in-refused') return false;
      throw error;
    }
  };

  return {
    accepts(dn, password) {
      const answer = line.then(() => attempt(dn, password));
      line = answer
        .catch(() => undefined)
        .then(() => (idle = setTimeout(() => connection.close(), idleMs).unref()));
      return answer;
    },
    close() {
      clearTimeout(idle);
      connection.close();
    },
  };
}
