import type { EventView } from '../../shared/contract/event.ts';
import { suggestShellName } from '../../shared/names/suggest-shell-name.ts';
import { cloudHandlers } from './systems/cloud-handlers.ts';
import type { Handlers } from './base/dispatch.ts';
import { linkHandlers } from './kinds/link/link-handlers.ts';
import { membershipHandlers } from './people/membership-handlers.ts';
import type { Directory } from './ports/directory.ts';
import { projectHandlers } from './kinds/project/project-handlers.ts';
import type { BundlesService } from './bundles/bundles.ts';
import type { CardsService } from './cards/follow-ups.ts';
import type { CloudSessionService } from './systems/cloud-session.ts';
import type { ConnectionWatch } from './systems/connection.ts';
import type { KeysService } from './people/keys.ts';
import type { LinksService } from './kinds/link/service.ts';
import type { MembershipsService } from './kinds/membership/memberships.ts';
import type { NamesService } from './names/check.ts';
import type { PeopleService } from './people/people.ts';
import type { ProjectsService } from './kinds/project/service.ts';
import type { RequestsService } from './requests/requests.ts';
import type { RosterService } from './roster/roster.ts';
import type { SessionService } from './systems/session.ts';
import type { ToolsService } from './kinds/tool/service.ts';
import type { UndoService } from './requests/undo.ts';
import { storageHandlers, type Storage } from './storage/storage.ts';
import { toolHandlers } from './kinds/tool/tool-handlers.ts';

export interface Services {
  readonly event: EventView;
  readonly directory: Pick<Directory, 'probe'>;
  readonly connection: ConnectionWatch;
  readonly session: SessionService;
  readonly cloudSession: CloudSessionService;
  readonly names: NamesService;
  readonly keys: KeysService;
  readonly people: PeopleService;
  readonly cards: CardsService;
  readonly requests: RequestsService;
  readonly undo: UndoService;
  readonly roster: RosterService;
  readonly storage: Storage;
  readonly bundles: BundlesService;
  readonly memberships: MembershipsService;
  readonly projects: ProjectsService;
  readonly tools: ToolsService;
  readonly links: LinksService;
  /** Called after each sign-in, so that what waited for it goes on. */
  readonly signedIn: () => void;
}

/** Which service answers which call, and what a caller needs to be allowed. */
export function createHandlers(services: Services): Handlers {
  const { event, session, names, keys, people, connection, directory } = services;
  const { bundles } = services;
  return {
    'event.current': { needs: 'ask', run: () => Promise.resolve(event) },
    'session.current': { needs: 'ask', run: () => Promise.resolve(session.current()) },
    'session.signIn': {
      needs: 'sign-in',
      run: async (credentials) => {
        const signedIn = await session.signIn(credentials);
        services.signedIn();
        return signedIn;
      },
    },
    'session.signOut': { needs: 'sign-in', run: () => session.signOut() },
    'connection.current': {
      needs: 'ask',
      run: async ({ probe }) => {
        // A failed probe is an answer here: what it showed is in the connection's state.
        if (probe) await Promise.allSettled([directory.probe()]);
        return connection.current();
      },
    },
    'names.check': { needs: 'ask', run: (typed) => names.check(typed) },
    'names.recall': { needs: 'ask', run: (typed) => names.recall(typed) },
    'names.suggest': {
      needs: 'ask',
      run: ({ username }) => Promise.resolve({ shellName: suggestShellName(username) }),
    },
    'keys.inspect': { needs: 'ask', run: ({ text }) => Promise.resolve(keys.inspect(text)) },
    'accounts.find': { needs: 'ask', run: ({ text }) => people.find(text) },
    'accounts.show': { needs: 'ask', run: ({ shellName }) => people.show(shellName) },
    ...requestHandlers(services),
    ...cloudHandlers(services),
    'roster.plan': { needs: 'ask', run: (file) => services.roster.plan(file) },
    'roster.submit': { needs: 'submit', run: ({ id }) => services.roster.submit(id) },
    'roster.result': { needs: 'ask', run: ({ id }) => services.roster.result(id) },
    ...membershipHandlers(services.memberships),
    ...projectHandlers(services.projects),
    ...toolHandlers(services.tools),
    ...linkHandlers(services.links),
    ...storageHandlers(services.storage),
    'bundles.make': { needs: 'ask', run: (card) => bundles.make(card) },
    'bundles.export': { needs: 'submit', run: ({ ids }) => bundles.export(ids) },
    'bundles.inspect': { needs: 'submit', run: ({ bundle }) => bundles.inspect(bundle) },
    'bundles.import': { needs: 'submit', run: ({ bundle }) => bundles.import(bundle) },
  };
}

type RequestMethod = Extract<keyof Handlers, `requests.${string}`>;

const requestHandlers = ({
  cards,
  requests,
  undo,
}: Pick<Services, 'cards' | 'requests' | 'undo'>): Pick<Handlers, RequestMethod> => ({
  'requests.submit': { needs: 'submit', run: (form) => cards.submit(form) },
  'requests.list': { needs: 'ask', run: () => requests.list() },
  'requests.get': { needs: 'ask', run: ({ id }) => requests.get(id) },
  'requests.retry': {
    needs: 'submit',
    run: ({ id, password }) => requests.retry(id, password),
  },
  'requests.dismiss': { needs: 'submit', run: ({ id, reason }) => requests.dismiss(id, reason) },
  'requests.rename': {
    needs: 'submit',
    run: ({ id, ...names }) => requests.rename(id, names),
  },
  'requests.edit': { needs: 'submit', run: ({ id, ...wish }) => requests.edit(id, wish) },
  'requests.conflict': { needs: 'ask', run: ({ id }) => requests.conflict(id) },
  'requests.planUndo': { needs: 'ask', run: ({ id }) => undo.plan(id) },
  'requests.undo': { needs: 'submit', run: ({ id, agreed }) => undo.file(id, agreed) },
  'requests.sync': { needs: 'submit', run: () => requests.sync() },
});
