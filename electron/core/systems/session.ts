import type { Session } from '../../../shared/domain/session.ts';
import type { BindCredentials, Directory } from '../ports/directory.ts';
import type { EventBus } from '../ports/system.ts';

interface Options {
  readonly directory: Pick<Directory, 'signIn' | 'signOut'>;
  readonly events: EventBus;
  readonly start: Session;
}

/** The helper's bind. The password goes to the directory's connection and is not kept here. */
export function createSession({ directory, events, start }: Options) {
  let session = start;

  const change = (next: Session): Session => {
    session = next;
    events.emit('session.changed', session);
    return session;
  };

  return {
    current: () => session,
    /** Throws `sign-in-refused` where the directory says no; an earlier bind then stays. */
    async signIn(credentials: BindCredentials): Promise<Session> {
      await directory.signIn(credentials);
      return change({ ...session, signedIn: true, bindDn: credentials.bindDn });
    },
    async signOut(): Promise<Session> {
      await directory.signOut();
      return change({ ...session, signedIn: false });
    },
  };
}

export type SessionService = ReturnType<typeof createSession>;
