import type { DeskAtHub } from '../../../shared/desks/desks.ts';
import type { HubProfile } from '../../../shared/domain/profile.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import type { DeskRegister } from '../ports/desks/desk-register.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { SessionRegister } from '../ports/desks/session-register.ts';
import type { NamesForDesks } from './names-for-desks.ts';
import type { Others } from './others.ts';
import { type Receiving, registerOf } from './receive.ts';

interface Options {
  /** Of a hub. */
  readonly desks?: DeskRegister | undefined;
  readonly sessions?: SessionRegister | undefined;
  /** Of a desk that works through one, with where it is. */
  readonly hub?: Hub | undefined;
  readonly profile: { readonly hub?: HubProfile | undefined };
  readonly askedBy: () => string;
  readonly receiving: Receiving;
  readonly namesForDesks: NamesForDesks;
  readonly others: Others;
  /** What waits goes on: the desk may just have been let in. */
  readonly resume: () => void;
}

const noDesk = (id: string): AppError =>
  new AppError('not-found', `No desk ${id}`, { params: [id] });

const noHub = (): AppError =>
  new AppError('not-found', 'This event has no hub', { params: ['hub'] });

/** Whether the hub knows this desk; `unknown` where nobody could be asked. */
async function enrolledAt(hub: Hub): Promise<'yes' | 'no' | 'unknown'> {
  try {
    await hub.probe();
    return 'yes';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'desk-not-enrolled' ? 'no' : 'unknown';
  }
}

/** A desk and its hub, from both sides: who is let in, and by whom. */
export function createDesks(
  options: Omit<Options, 'receiving' | 'sessions' | 'namesForDesks' | 'others'>,
) {
  const { desks, hub, profile, askedBy, resume } = options;
  return {
    async current(): Promise<DeskAtHub> {
      if (!hub || !profile.hub) return {};
      const [fingerprint, enrolled] = await Promise.all([hub.fingerprint(), enrolledAt(hub)]);
      if (enrolled === 'yes') resume();
      return { hub: { url: profile.hub.url, fingerprint, enrolled } };
    },

    async askIn(name: string) {
      if (hub) return hub.askIn(name);
      throw noHub();
    },

    async list() {
      return { desks: [...(await registerOf(desks).list())] };
    },

    async enrol(code: string) {
      const desk = await registerOf(desks).enrol(code, askedBy());
      if (!desk) throw new AppError('desk-code-unknown', 'No desk shows this code');
      return desk;
    },

    async revoke(id: string) {
      if (!(await registerOf(desks).revoke(id, askedBy()))) throw noDesk(id);
      return {};
    },
  };
}

/** Who is logged in at a hub. */
function createHubSessions({ sessions, askedBy }: Pick<Options, 'sessions' | 'askedBy'>) {
  const register = (): SessionRegister => {
    if (sessions) return sessions;
    throw noHub();
  };
  return {
    async list() {
      return { sessions: [...(await register().list())] };
    },

    async end(ref: string) {
      const role = await register().end(ref, askedBy());
      if (!role) throw new AppError('not-found', `No session ${ref}`, { params: [ref] });
      return {};
    },
  };
}

/** The methods about a desk and its hub, and about who is logged in there. */
export function hubHandlers(options: Options) {
  const { receiving, namesForDesks, others } = options;
  const desks = createDesks(options);
  const sessions = createHubSessions(options);
  return {
    'desk.current': { needs: 'ask', run: () => desks.current() },
    'desk.askIn': { needs: 'submit', run: ({ name }) => desks.askIn(name) },
    'desks.handIn': { needs: 'hand-in', run: (given) => receiving.handIn(given) },
    'desks.look': { needs: 'hand-in', run: (asked) => receiving.look(asked) },
    'desks.names': { needs: 'hand-in', run: (from) => namesForDesks(from) },
    'desks.others': { needs: 'hand-in', run: (asked) => others(asked) },
    'desks.list': { needs: 'grant', run: () => desks.list() },
    'desks.enrol': { needs: 'grant', run: ({ code }) => desks.enrol(code) },
    'desks.revoke': { needs: 'grant', run: ({ id }) => desks.revoke(id) },
    'sessions.list': { needs: 'admin', run: () => sessions.list() },
    'sessions.end': { needs: 'admin', run: ({ ref }) => sessions.end(ref) },
  } satisfies Partial<Handlers>;
}
