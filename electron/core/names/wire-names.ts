import { accountRules } from '../../../shared/domain/profile.ts';
import type { Line } from '../base/in-line.ts';
import type { Ports } from '../ports/ports.ts';
import type { EventBus } from '../ports/system.ts';
import type { ConnectionWatch } from '../systems/connection.ts';
import { createNameRefresh } from './refresh.ts';
import { createNames, type NamesService } from './check.ts';
import { createNameMemory, type NameMemory } from './memory.ts';
import type { SessionService } from '../systems/session.ts';
import { createReservedNames, type ReservedNames } from './reserved.ts';

interface Options extends Omit<Ports, 'session'> {
  readonly events: Pick<EventBus, 'on'>;
  readonly connection: Pick<ConnectionWatch, 'isQuiet'>;
  readonly session: Pick<SessionService, 'current'>;
  /** Readings of everybody's names stand in it. */
  readonly inLine: Line;
}

/** Everything about names: checking them, remembering them, and the reading that keeps the memory fresh. */
export interface Naming {
  readonly names: NamesService;
  readonly memory: NameMemory;
  readonly reserved: ReservedNames;
  readonly refresh: ReturnType<typeof createNameRefresh>;
}

/** Nobody reads everybody's names as nobody; a desk that works through a hub is somebody to that. */
const isSignedIn = ({ needed, signedIn }: ReturnType<SessionService['current']>): boolean =>
  !needed || signedIn;

/** Makes everything about names; the reading begins with `refresh.start`. */
export function wireNames(options: Options): Naming {
  const { profile, connection, session, events } = options;
  const reserved = createReservedNames(options);
  const memory = createNameMemory({ ...options, reserved });
  const names = createNames({
    ...options,
    memory,
    policy: options.namePolicy,
    rules: accountRules(profile),
  });
  const refresh = createNameRefresh({
    ...options,
    isQuiet: connection.isQuiet,
    mayRead: () => isSignedIn(session.current()),
  });
  // The event is over: nobody's names are fetched for what comes after it.
  events.on('wipe.done', () => {
    refresh.stop();
    memory.forget();
  });
  return { names, memory, reserved, refresh };
}
