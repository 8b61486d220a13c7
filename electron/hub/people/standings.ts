import { type HubRole, hubRoles } from '../../../shared/domain/hub-session.ts';
import { type Sessions, toldAsEnded } from '../../adapters/postgres/sessions/sessions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Log } from '../../core/ports/system.ts';
import type { HubEvent } from '../hub-events.ts';
import { roleOf } from './roles.ts';

type Event = Pick<HubEvent, 'id' | 'config' | 'look' | 'noteIn'>;

/** Somebody who is logged in, and as what. */
interface Worker {
  readonly who: string;
  readonly role: HubRole;
}

interface Options {
  readonly events: Iterable<Event>;
  readonly sessions: Pick<Sessions, 'workers' | 'changeRole' | 'endAllOf'>;
  readonly log: Log;
}

/** In the trail: the hub did it by itself. */
const NOBODY = '';

/** What stands in the database as a role was written by `begin`, which every hub gives one of these. */
const asRoles = (texts: readonly string[]): readonly HubRole[] =>
  texts.flatMap((text) => hubRoles.find((role) => role === text) ?? []);

/**
 * Looks again at whoever is logged in to work: a session lasts for hours, and somebody may lose their account or leave a group meanwhile. Where the
 * directory does not answer, or a group cannot be read, everything stays as it is.
 */
export function createStandings({ events, sessions, log }: Options) {
  /** What they are now; undefined where they are nothing any more. What a provider said of their groups, the directory need not know. */
  const roleNow = async (
    { config }: Event,
    { who, role }: Worker,
    look: NonNullable<Event['look']>,
  ): Promise<HubRole | undefined> => {
    const standing = await look(who);
    if (config.signIn === 'oidc') return standing.is === 'closed' ? undefined : role;
    return standing.is === 'there' ? roleOf(standing.person, config) : undefined;
  };

  const change = async (
    { id: event, noteIn }: Event,
    { who, role }: Worker,
    now: HubRole | undefined,
  ): Promise<void> => {
    if (now === role) return;
    log.info('role-changed', { event, who, was: role, is: now ?? 'nobody' });
    if (now === undefined) {
      await sessions.endAllOf(event, who, toldAsEnded(noteIn, NOBODY));
    } else {
      await sessions.changeRole({ event, who, role: now }, (client) =>
        noteIn(client, { event: 'role-changed', from: role, to: now }, NOBODY),
      );
    }
  };

  const lookAt = async (event: Event, look: NonNullable<Event['look']>): Promise<void> => {
    for (const { who, role: text } of await sessions.workers(event.id)) {
      try {
        for (const role of asRoles([text])) {
          await change(event, { who, role }, await roleNow(event, { who, role }, look));
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        log.error('role-unknown', error, { event: event.id, who });
        // Nobody else can be looked at either.
        if (error.sort === 'network') return;
      }
    }
  };

  return {
    async look(): Promise<void> {
      for (const event of events) if (event.look) await lookAt(event, event.look);
    },
  };
}
