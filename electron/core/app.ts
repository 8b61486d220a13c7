import type { App } from './base/app-types.ts';
import { createDispatch } from './base/dispatch.ts';
import { createEventBus } from './base/event-bus.ts';
import { eventView } from './event-view.ts';
import { createFurther } from './requests/wire-requests.ts';
import { createHandlers } from './handlers.ts';
import { createRecipes } from './kinds/recipes.ts';
import { createSharedQueue } from './queue/leased-queue.ts';
import { undoIdOfNumber } from './kinds/account/undo-facts.ts';
import { createNaming } from './names/wire-names.ts';
import type { Ports } from './ports/ports.ts';
import type { StoredRequest } from './ports/request-journal.ts';
import { createBundles } from './bundles/bundles.ts';
import { createKeys } from './people/keys.ts';
import { createPasswords } from './kinds/account/passwords.ts';
import { createPeople } from './people/people.ts';
import { viewOf } from './requests/view.ts';
import { createRequests } from './requests/requests.ts';
import { createRoster } from './roster/roster.ts';
import { createSession } from './systems/session.ts';
import { createUidNumbers } from './kinds/account/uid-numbers.ts';
import { createWrittenBy } from './storage/written-by.ts';
import { createStorage } from './storage/storage.ts';
import { watchSystems } from './systems/wire-systems.ts';

/**
 * Wires the core to its ports. Opens and sends nothing before it is asked to. Other recipes than its own are for tests that must see
 * a wrong one fail.
 */
export function createApp(ports: Ports, makeRecipes = createRecipes): App {
  const { profile, journal, random } = ports;
  const events = createEventBus();
  const { connection, cloudSession, systems } = watchSystems(ports, events);
  const { directory, cloud } = systems;
  /** The ports as every service gets them: each takes what it names. */
  const world = { ...ports, ...systems, events, rules: profile.accounts };

  const passwords = createPasswords();
  const numbers = createUidNumbers({
    ...{ directory, random, range: profile.directory.uidNumber },
    isRetired: async (number) => Boolean(await journal.get(undoIdOfNumber(number, ports.sha256))),
  });
  const view = (request: StoredRequest) => viewOf(request, recipes[request.kind].steps);
  const show = (request: StoredRequest): void => events.emit('requests.changed', view(request));
  const by = createWrittenBy(journal, () => session.current());
  const recipes = makeRecipes({ ...world, ...by('queue'), numbers, passwords, show });
  const queue = createSharedQueue({ ...world, ...by('queue'), recipes, show });
  const storage = createStorage({ ...world, queue, passwords, view });

  const session = createSession({ ...world, start: ports.session });
  const askedBy = () => session.current().bindDn;
  const keys = createKeys(world);
  const { names, recall, refresh } = createNaming({ ...world, connection, session });
  const filing = { queue, names, keys, passwords, askedBy, view, show };
  const requests = createRequests({ ...world, ...filing, ...by('person') });
  const services = {
    ...{ directory, connection, session, cloudSession, names, keys, requests, storage },
    event: eventView(ports),
    people: createPeople({ directory, keys }),
    roster: createRoster({ ...world, ...by('roster'), askedBy, recall }),
    ...createFurther({ ...world, ...filing, ...by('person'), requests }),
    bundles: createBundles({ ...world, ...filing, ...by('bundle'), requests }),
    signedIn: storage.resume,
  };

  return {
    dispatch: createDispatch(createHandlers(services), ports),
    events,
    async start() {
      storage.resume();
      storage.wipe.start();
      refresh.start();
    },
    async stop() {
      refresh.stop();
      storage.wipe.stop();
      services.proofs.stop();
      await queue.stop();
      await directory.close();
      await cloud?.close();
      await journal.close();
    },
  };
}
