import type { Session } from '../../../shared/domain/session.ts';
import type { Handlers } from '../base/dispatch.ts';
import type { BindCredentials, Directory } from '../ports/directory.ts';
import type { EventBus } from '../ports/system.ts';

interface Options {
  readonly directory: Pick<Directory, 'signIn' | 'signOut'>;
  readonly events: EventBus;
  readonly start: Session;
  /** The DN that the event's helpers share, where the profile names one: it says nothing of who was here. */
  readonly sharedDn?: string | undefined;
}

/** The helper's bind. The password goes to the directory's connection and is not kept here. */
export function createSession({ directory, events, start, sharedDn = '' }: Options) {
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
      return change({ ...session, signedIn: false, bindDn: sharedDn });
    },
  };
}

/** The helper's bind to the directory. */
export type SessionService = ReturnType<typeof createSession>;

/** The methods about it. `signedIn` is called after each sign-in, so that what waited for it goes on. */
export const sessionHandlers = (session: SessionService, signedIn: () => void) =>
  ({
    'session.current': { needs: 'ask', run: () => Promise.resolve(session.current()) },
    'session.signIn': {
      needs: 'sign-in',
      run: async (credentials) => {
        const now = await session.signIn(credentials);
        signedIn();
        return now;
      },
    },
    'session.signOut': { needs: 'sign-in', run: () => session.signOut() },
  }) satisfies Partial<Handlers>;
