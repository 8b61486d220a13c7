import type { EventView } from '../../shared/contract/event.ts';
import type { App } from './app-types.ts';
import { createDispatch } from './dispatch.ts';
import { createEventBus } from './event-bus.ts';
import { createHandlers } from './handlers.ts';
import { accountRecipe } from './jobs/account-recipe.ts';
import { createQueue, type Recipes } from './jobs/queue.ts';
import type { Ports } from './ports/ports.ts';
import type { StoredRequest } from './ports/request-journal.ts';
import { createConnectionWatch } from './services/connection.ts';
import { createKeys } from './services/keys.ts';
import { createNames } from './services/names.ts';
import { createPasswords } from './services/passwords.ts';
import { createPeople } from './services/people.ts';
import { viewOf } from './services/request-view.ts';
import { createRequests } from './services/requests.ts';
import { createSession } from './services/session.ts';
import { createUidNumbers } from './services/uid-numbers.ts';

function eventView({ profile, profileFile, practice }: Ports): EventView {
  const { event, directory, accounts } = profile;
  return {
    id: event.id,
    name: event.name,
    practice,
    languages: event.languages,
    profileFile,
    directoryUrl: directory.url,
    ...(directory.jump ? { jumpHost: directory.jump.host } : {}),
    bindDn: directory.bindDn ?? '',
    terms: accounts.terms,
    usernameMaxLength: accounts.usernameMaxLength,
    minPasswordLength: accounts.minPasswordLength,
    keyTypes: accounts.keyTypes,
  };
}

/** Wires the core to its ports. Opens and sends nothing before it is asked to. */
export function createApp(ports: Ports): App {
  const { profile, journal, clock, newId, random, log, sha256 } = ports;
  const rules = profile.accounts;
  const events = createEventBus();
  const connection = createConnectionWatch({ clock, events });
  const directory = connection.over(ports.directory);
  const passwords = createPasswords();
  const numbers = createUidNumbers({ directory, range: profile.directory.uidNumber, random });

  const recipes: Recipes = { account: accountRecipe({ directory, numbers, passwords }) };
  const view = (request: StoredRequest) =>
    viewOf(
      request,
      recipes[request.kind].steps.map(({ id }) => id),
    );
  const show = (request: StoredRequest): void => events.emit('requests.changed', view(request));
  const queue = createQueue({ journal, recipes, clock, random, log, show });

  const session = createSession({ directory, events, start: ports.session });
  const keys = createKeys({ rules, sha256 });
  const names = createNames({ directory, policy: ports.namePolicy, rules, clock });
  const people = createPeople({ directory, keys });
  const askedBy = () => session.current().bindDn;
  const requests = createRequests({
    ...{ journal, queue, names, keys, passwords, rules },
    ...{ clock, newId, askedBy, view, show },
  });

  const handlers = createHandlers({
    ...{ event: eventView(ports), directory, connection, session, names, keys, people, requests },
    signedIn: () => void queue.runAll(),
  });
  return {
    dispatch: createDispatch(handlers, { log, newId }),
    events,
    start: () => {
      void queue.runAll();
      return Promise.resolve();
    },
    async stop() {
      await queue.stop();
      await directory.close();
      await journal.close();
    },
  };
}
