import type { Client } from 'ldapts';
import type { DirectoryProfile } from '../../../../shared/domain/profile.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { BindCredentials } from '../../../core/ports/directory.ts';
import { createLdapConnection, type ConnectionOptions, type LdapConnection } from './connection.ts';
import { readEndpoint } from './endpoint.ts';

export interface LdapOptions {
  readonly profile: DirectoryProfile;
  /** PEM certificates to trust instead of the system's. */
  readonly ca?: string | undefined;
  readonly credentials?: BindCredentials | undefined;
}

/** Runs one operation; `asked` says in English what for, without any value of it. */
export type RunLdap = <T>(asked: string, operation: (client: Client) => Promise<T>) => Promise<T>;

/** The one connection, and the one bind, that everything which talks to a directory shares. */
export interface LdapSession {
  readonly reach: ConnectionOptions;
  /** On whichever connection is the one in use. */
  readonly read: RunLdap;
  /** The same, once somebody has signed in; throws `sign-in-needed` before. */
  readonly write: RunLdap;
  signIn(credentials: BindCredentials): Promise<void>;
  signOut(): void;
  close(): void;
}

/** Opens nothing until it is first used. */
export function createLdapSession({ profile, ca, credentials }: LdapOptions): LdapSession {
  const reach: ConnectionOptions = {
    endpoint: readEndpoint(profile.url, profile.jump !== undefined),
    ca,
    jump: profile.jump,
    ...profile.timeouts,
  };
  let signedIn = credentials !== undefined;
  let connection: LdapConnection = createLdapConnection(reach, credentials);
  const read: RunLdap = (asked, operation) => connection.run(asked, operation);

  return {
    reach,
    read,
    async write(asked, operation) {
      if (!signedIn) throw new AppError('sign-in-needed', `Nobody is signed in who could ${asked}`);
      return read(asked, operation);
    },
    async signIn(next) {
      const opened = createLdapConnection(reach, next);
      try {
        await opened.run('sign in', () => Promise.resolve());
      } catch (error) {
        opened.close();
        throw error;
      }
      connection.close();
      connection = opened;
      signedIn = true;
    },
    signOut() {
      connection.close();
      connection = createLdapConnection(reach);
      signedIn = false;
    },
    close: () => connection.close(),
  };
}
