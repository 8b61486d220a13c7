import type { CloudCheck, CloudSession } from '../../../shared/domain/cloud.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import type { Cloud, CloudCredentials } from '../ports/cloud.ts';
import type { Clock, EventBus } from '../ports/system.ts';
import { known } from '../base/known.ts';
import { createConnectionWatch, overEach } from './connection.ts';

interface Options {
  readonly profile: Pick<Profile, 'cloud'>;
  readonly cloud: Cloud | undefined;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly start: Pick<CloudSession, 'signedIn' | 'username'>;
  /** Where the cloud is asked through one, nobody signs in to it here. */
  readonly hub?: object | undefined;
}

/** Calls that tell nothing of whether the cloud takes our credentials. */
const untold: readonly string[] = ['signIn', 'signOut', 'probe', 'close'];

/**
 * The helper's session with the cloud, as real calls show it: a credential that was withdrawn is found out by its use. Passwords and
 * passcodes go to the cloud's client and are not kept here.
 */
export function createCloudSession({ profile, cloud, clock, events, start, hub }: Options) {
  let who = start;
  /** Counts sign-outs: a call that began before one says nothing of what came after it. */
  let ended = 0;
  const watch = createConnectionWatch({ clock, changed: () => tell() });

  const current = (): CloudSession => ({
    available: cloud !== undefined && hub === undefined,
    signedIn: who.signedIn,
    username: who.username,
    connection: watch.current(),
  });
  const tell = (): void => events.emit('cloud.changed', current());
  const change = (next: typeof who): void => {
    if (next.signedIn === who.signedIn && next.username === who.username) return;
    who = next;
    tell();
  };

  const notice = async <T>(call: Promise<T>, name: string): Promise<T> => {
    const before = ended;
    try {
      const answer = await call;
      if (!untold.includes(name) && before === ended) change({ ...who, signedIn: true });
      return answer;
    } catch (error) {
      const isRefused = error instanceof AppError && error.sort === 'sign-in';
      if (isRefused && !untold.includes(name)) change({ ...who, signedIn: false });
      throw error;
    }
  };

  const watched = cloud && overEach(watch.over(cloud), notice);
  const there = (): Cloud => {
    if (watched) return watched;
    throw new AppError('cloud-not-set-up', 'This event has no cloud');
  };

  return {
    /** The same cloud, each of whose calls shows how the session stands. */
    cloud: watched,
    /** What is known of the cloud; asks it first where `probe` is set. A failed probe is an answer: what it showed is in `connection`. */
    async current(probe = false): Promise<CloudSession> {
      if (probe && watched) await Promise.allSettled([watched.probe()]);
      return current();
    },
    /** Throws `cloud-sign-in-refused` or `cloud-passcode-needed`; an earlier sign-in then stays. */
    async signIn(credentials: CloudCredentials): Promise<CloudSession> {
      await there().signIn(credentials);
      change({ signedIn: true, username: credentials.username });
      return current();
    },
    async signOut(): Promise<CloudSession> {
      ended += 1;
      await there().signOut();
      change({ signedIn: false, username: '' });
      return current();
    },
    /** Asks the cloud who we are to it, and whether it has the event's Toolforge project. Throws what the cloud throws. */
    async check(): Promise<CloudCheck> {
      const { project, region, ...state } = await there().state();
      const name = profile.cloud?.toolforge?.project;
      const found = name === undefined ? undefined : await there().findProject(name);
      return {
        ...state,
        methods: [...state.methods],
        roles: [...state.roles],
        services: [...state.services],
        ...known({ region, project: project?.name }),
        ...(name === undefined ? {} : { toolforge: { project: name, found: found !== undefined } }),
      };
    },
  };
}

/** The helper's session with the cloud. */
export type CloudSessionService = ReturnType<typeof createCloudSession>;

/** The methods about it. `signedIn` is called after each sign-in, so that what waited for it goes on. */
export const cloudHandlers = (cloudSession: CloudSessionService, signedIn: () => void) =>
  ({
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
  }) satisfies Partial<Handlers>;
