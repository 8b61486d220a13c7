import { type HubRole, isNewcomer } from '../../shared/domain/hub-session.ts';
import { MIN_PASSPHRASE_LENGTH, passphraseProblem } from '../../shared/storage/vault.ts';
import { createAdapters, credentialsFrom } from '../adapters/create-adapters.ts';
import type { NoteIn } from '../adapters/postgres/audit/trail.ts';
import { createDeskDoor, type DeskDoor } from '../adapters/desks/desk-door.ts';
import {
  createHelperAccounts,
  type HelperAccounts,
  type SignInPerson,
} from '../adapters/ldap/helper-sign-in.ts';
import { type EventStorage, openEventStorage } from '../adapters/postgres/journal/event-storage.ts';
import type { JournalDatabase } from '../adapters/postgres/journal/request-journal.ts';
import { type LoadedProfile, loadProfile } from '../adapters/profile/load-profile.ts';
import { createApp } from '../core/app.ts';
import type { App, CallerApp, Tell, WiredCaller } from '../core/base/app-types.ts';
import { atHub, type Caller } from '../core/base/caller.ts';
import { AppError } from '../core/base/errors.ts';
import { createDeskRegister } from '../adapters/postgres/desks/desk-register.ts';
import { sessionsOf } from '../adapters/postgres/sessions/sessions.ts';
import type { Ports } from '../core/ports/ports.ts';
import type { Log } from '../core/ports/system.ts';
import { comparableCode, type EventConfig } from './config/hub-config.ts';
import { hubProblem } from './config/hub-problem.ts';
import { environmentOf, variableOf } from './config/secrets.ts';
import { practiceSignIn } from './people/practice-sign-in.ts';
import { groupsOf } from './people/roles.ts';

/** So many are kept wired, some 50 KiB each: whoever was not there the longest goes first, and their next call wires the core anew, in less than a millisecond. */
const MOST_CALLERS = 500;
/** Nothing of a newcomer's is kept from one call to the next, and thousands may come. */
const MOST_NEWCOMERS = 100;

/** Whom the core is asked for. */
export interface Principal {
  readonly role: HubRole;
  readonly who: string;
}

/** One event of a hub, open. */
export interface HubEvent {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly practice: boolean;
  readonly config: EventConfig;
  /** As they are compared. */
  readonly codes: readonly string[];
  /** By a bind at the event's directory; undefined where people sign in elsewhere. */
  readonly signIn: SignInPerson | undefined;
  /** How it stands with the account of somebody who works here; undefined in practice, where nobody has one, and where the hub has no bind of its own. */
  readonly look: HelperAccounts['look'] | undefined;
  /** The core as this person has it. */
  callerApp(principal: Principal): CallerApp;
  /** Tells this person all that happens from now on, as far as they know of it; answers how to stop. */
  listen(principal: Principal, tell: Tell): () => void;
  /** Writes a line of the event's audit trail in the transaction that does what it tells of. */
  readonly noteIn: NoteIn;
  /** The door for its desks. */
  readonly desks: DeskDoor;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const callerOf = ({ role, who }: Principal, event: string): Caller => atHub(role, { who, event });

/** The core for each caller, made when they first call: what they plan is kept for their next one. Whoever makes way leaves nothing in the process. */
export function createCallerApps(app: Pick<App, 'for'>, event: string) {
  const keeping = (most: number) => {
    const made = new Map<string, WiredCaller>();
    return (principal: Principal): CallerApp => {
      const key = `${principal.role} ${principal.who}`;
      const known = made.get(key) ?? app.for(callerOf(principal, event));
      made.delete(key);
      made.set(key, known);
      const [oldest = key] = made.keys();
      if (made.size <= most) return known;
      made.get(oldest)?.close();
      made.delete(oldest);
      return known;
    };
  };
  const [newcomers, others] = [keeping(MOST_NEWCOMERS), keeping(MOST_CALLERS)];
  return (principal: Principal): CallerApp =>
    isNewcomer(principal.role) ? newcomers(principal) : others(principal);
}

/** A hub serves nobody in particular, so no desk of it is locked when nobody types; and its own file may say less or more than the profile. */
function asHub(
  { profile, ...ports }: Ports,
  { languages, throttle, approvals }: EventConfig,
): Ports {
  return {
    ...ports,
    approval: { needs: (kind) => approvals[kind] },
    profile: {
      ...profile,
      event: { ...profile.event, languages: languages ?? profile.event.languages },
      desk: { ...profile.desk, lockAfterMinutes: 0 },
      throttle: throttle === undefined ? profile.throttle : { accountsPerHour: throttle, desks: 1 },
    },
  };
}

interface Surroundings {
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly database: JournalDatabase;
}

/** What locks an event's key: of practice something that everybody may know, of all others a passphrase as long as a desk's. `own` as `environmentOf` gives it. Throws `AppError('invalid-input')`. */
export function passphraseOf(
  { practice, id }: Pick<HubEvent, 'id' | 'practice'>,
  own: NodeJS.ProcessEnv,
): string {
  const passphrase = own['LANYARD_PASSPHRASE'] ?? (practice ? 'practice mode' : '');
  if (!passphraseProblem(passphrase)) return passphrase;
  const variable = variableOf(id, 'PASSPHRASE');
  const words = `expected: a passphrase of at least ${MIN_PASSPHRASE_LENGTH} characters, which protects what the hub saves`;
  throw hubProblem(variable, `${variable}: ${words}`);
}

/** What the event is kept in. Throws `AppError('invalid-input')` for another passphrase than the one that it was locked with. */
async function storageOf(event: Parameters<typeof openEventStorage>[0]): Promise<EventStorage> {
  try {
    return await openEventStorage(event);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'passphrase-wrong') throw error;
    const variable = variableOf(event.event, 'PASSPHRASE');
    const words = 'wrong passphrase; use the one that this event was saved with';
    throw hubProblem(variable, `${variable}: ${words}`, error);
  }
}

/**
 * What one event of a hub is kept in, for somebody who works at it beside its processes. `env` holds the event's own secrets, as `environmentOf` gives
 * them. Whoever opens it closes its journal. Throws `AppError('invalid-input')` for a passphrase that is missing or another.
 */
export const openHubStorage = (
  event: Pick<HubEvent, 'id' | 'practice'>,
  { env, database, dataFolder }: Omit<Surroundings, 'log'>,
): Promise<EventStorage> => {
  const passphrase = passphraseOf(event, env);
  return storageOf({ database, event: event.id, passphrase, folder: dataFolder });
};

function accountsOf(
  { profile: { directory: profile }, ca }: LoadedProfile,
  config: EventConfig,
  env: NodeJS.ProcessEnv,
): HelperAccounts {
  const credentials = credentialsFrom(env, profile.bindDn ?? '');
  // What a provider says of groups, the directory need not know.
  const groups = config.signIn === 'oidc' ? [] : groupsOf(config);
  return createHelperAccounts({ profile, ca, credentials }, groups);
}

/** Opens one event: its profile, its systems, and the core over them. Throws `AppError` for what is not right. */
export async function openHubEvent(
  config: EventConfig,
  { dataFolder, env, log, database }: Surroundings,
): Promise<HubEvent> {
  const loaded = await loadProfile(config.profile, { env });
  const { id } = loaded.profile.event;
  const own = environmentOf(env, id);
  const opened = Promise.withResolvers<EventStorage>();
  const ports = await createAdapters({
    profile: config.profile,
    dataFolder,
    env: own,
    log,
    async storage({ folder }) {
      const around = { env: own, database, dataFolder: folder };
      const storage = await openHubStorage({ id, practice: loaded.practice }, around);
      opened.resolve(storage);
      return storage;
    },
  });
  const { noteIn } = await opened.promise;
  const desks = createDeskRegister(database.pool, id, noteIn);
  const sessions = sessionsOf(database.pool, id, noteIn);
  const app = createApp({ ...asHub(ports, config), desks, sessions });
  const callerApp = createCallerApps(app, id);
  const dispatchFor = (desk: string) => callerApp({ role: 'desk', who: `desk:${desk}` }).dispatch;
  const accounts = loaded.practice ? undefined : accountsOf(loaded, config, own);
  const bind = accounts?.signIn ?? practiceSignIn;
  return {
    id,
    name: loaded.profile.event.name,
    languages: config.languages ?? loaded.profile.event.languages,
    practice: loaded.practice,
    config,
    codes: config.codes.map(comparableCode),
    signIn: config.signIn === 'ldap' ? bind : undefined,
    look: own['LANYARD_BIND_PASSWORD'] === undefined ? undefined : accounts?.look,
    callerApp,
    noteIn,
    listen: (principal, tell) => app.listen(callerOf(principal, id), tell),
    desks: createDeskDoor({ ...ports, desks, dispatchFor, log }),
    start: () => app.start(),
    async stop() {
      accounts?.close();
      await app.stop();
    },
  };
}

/** Opens all events of a hub; each has an id of its own. Throws `AppError`; those that are open by then are closed again. */
export async function openHubEvents(
  configs: readonly EventConfig[],
  around: Surroundings,
): Promise<ReadonlyMap<string, HubEvent>> {
  const events = new Map<string, HubEvent>();
  try {
    for (const config of configs) {
      const event = await openHubEvent(config, around);
      if (events.has(event.id)) {
        throw hubProblem(
          'events',
          `Two events have the id ${event.id}; change event.id in one profile`,
        );
      }
      events.set(event.id, event);
    }
    return events;
  } catch (error) {
    await Promise.allSettled([...events.values()].map((event) => event.stop()));
    throw error;
  }
}
