import type { Handlers } from '../base/dispatch.ts';
import type { CloudSessionService } from './cloud-session.ts';

interface Services {
  readonly cloudSession: CloudSessionService;
  /** Called after each sign-in, so that what waited for it goes on. */
  readonly signedIn: () => void;
}

type CloudMethod = Extract<keyof Handlers, `cloud.${string}`>;

export const cloudHandlers = ({
  cloudSession,
  signedIn,
}: Services): Pick<Handlers, CloudMethod> => ({
  'cloud.current': { needs: 'ask', run: ({ probe }) => cloudSession.current(probe) },
  'cloud.signIn': {
    needs: 'sign-in',
    run: async (credentials) => {
      const session = await cloudSession.signIn(credentials);
      signedIn();
      return session;
    },
  },
  'cloud.signOut': { needs: 'sign-in', run: () => cloudSession.signOut() },
  'cloud.check': { needs: 'ask', run: () => cloudSession.check() },
});
