import type { Sessions } from '../../adapters/postgres/sessions/sessions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Log } from '../../core/ports/system.ts';
import type { HubEvent } from '../hub-events.ts';
import { roleOf } from './roles.ts';

interface Options {
  readonly events: Iterable<Pick<HubEvent, 'id' | 'config' | 'look'>>;
  readonly sessions: Pick<Sessions, 'workers' | 'changeRole' | 'endAllOf'>;
  readonly log: Log;
}

/**
 * Looks again at whoever is logged in to work: a session lasts for hours, and somebody may lose their account or leave a group meanwhile. Where the
 * directory does not answer, or a group cannot be read, everything stays as it is.
 */
export function createStandings({ events, sessions, log }: Options) {
  type Event = Pick<HubEvent, 'id' | 'config' | 'look'>;

  /** What they are now; undefined where they are nothing any more. What a provider said of their groups, the directory need not know. */
  const roleNow = async (
    { config }: Event,
    { who, role }: { readonly who: string; readonly role: string },
    look: NonNullable<Event['look']>,
  ): Promise<string | undefined> => {
    const standing = await look(who);
    if (config.signIn === 'oidc') return standing.is === 'closed' ? undefined : role;
    return standing.is === 'there' ? roleOf(standing.person, config) : undefined;
  };

  const change = async (
    {
      event: { id: event },
      who,
      role,
    }: { readonly event: Event; readonly who: string; readonly role: string },
    now: string | undefined,
  ): Promise<void> => {
    if (now === role) return;
    if (now === undefined) await sessions.endAllOf(event, who);
    else await sessions.changeRole({ event, who, role: now });
    log.info('role-changed', { event, who, was: role, is: now ?? 'nobody' });
  };

  const lookAt = async (event: Event, look: NonNullable<Event['look']>): Promise<void> => {
    for (const { who, role } of await sessions.workers(event.id)) {
      try {
        await change({ event, who, role }, await roleNow(event, { who, role }, look));
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
