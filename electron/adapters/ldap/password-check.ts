import { AppError } from '../../core/errors.ts';
import { createLdapConnection, type ConnectionOptions } from './connection.ts';

/** How long the spare connection stays open between two checks, in milliseconds. */
const IDLE_MS = 5000;

export interface PasswordCheck {
  accepts(dn: string, password: string): Promise<boolean>;
  close(): void;
}

/**
 * Tries passwords by simple bind (RFC 4513 5.1.3) on a connection of its own, one after the other: a bind must not run
 * beside other operations, and the helper's connection never becomes somebody else's.
 */
export function createPasswordCheck(reach: ConnectionOptions): PasswordCheck {
  const connection = createLdapConnection(reach);
  let line: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const attempt = async (dn: string, password: string): Promise<boolean> => {
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
      clearTimeout(idle);
      const answer = line.then(() => attempt(dn, password));
      line = answer
        .catch(() => undefined)
        .then(() => {
          clearTimeout(idle);
          idle = setTimeout(() => connection.close(), IDLE_MS).unref();
        });
      return answer;
    },
    close() {
      clearTimeout(idle);
      connection.close();
    },
  };
}
