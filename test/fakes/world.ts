import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBundleSeal } from '../../electron/adapters/bundle/bundle-seal.ts';
import { fitsSaltedHash, saltedHash } from '../../electron/adapters/ldap/salted-hash.ts';
import { createGuideReader } from '../../electron/adapters/guides/load-guides.ts';
import { readRoster } from '../../electron/adapters/roster/read-roster.ts';
import { openStorage } from '../../electron/adapters/storage/open-storage.ts';
import { practiceSsh } from '../../electron/adapters/practice/ssh.ts';
import { createServerTime } from '../../electron/adapters/node/server-time.ts';
import { newId, random, sha256, systemClock } from '../../electron/adapters/node/system.ts';
import { noPolicy } from '../../electron/adapters/names/sign-up-policy.ts';
import type { CallerApp, Dispatch, SharedApp } from '../../electron/core/base/app-types.ts';
import type { MakeKinds } from '../../electron/core/wire-shared.ts';
import { createApp } from '../../electron/core/app.ts';
import { owner } from '../../electron/core/base/caller.ts';
import type { AuditTrail } from '../../electron/core/ports/audit-trail.ts';
import type { AccountRecords, Directory } from '../../electron/core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../electron/core/ports/linked-accounts.ts';
import type { Ports } from '../../electron/core/ports/ports.ts';
import type { Rescues } from '../../electron/core/ports/rescues.ts';
import type { RequestJournal } from '../../electron/core/ports/request-journal.ts';
import type { Log } from '../../electron/core/ports/system.ts';
import { openVenue } from './venue.ts';
import { memoryStore } from './memory-store.ts';
import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { Result } from '../../shared/result.ts';

/** An app over a real journal in a folder of its own, and the calls a screen would make. */
export interface World {
  readonly app: SharedApp;
  /** What a browser at this desk is told. */
  readonly events: CallerApp['events'];
  readonly folder: string;
  /** What the app reads and writes, to look into. */
  readonly journal: RequestJournal;
  readonly audit: AuditTrail;
  /** Lines of the log, as they would be written. */
  readonly logged: string[];
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>>;
  /** The answer of a call that must succeed. */
  ask<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  /** Settles when the request stands still. */
  settled(id: string): Promise<RequestView>;
}

const standsStill = ({ state }: RequestView): boolean => state !== 'saved' && state !== 'sending';

export interface WorldOptions {
  readonly directory: Directory;
  readonly profile: Profile;
  /** The folder of an earlier world, to go on with its journal. */
  readonly folder?: string | undefined;
  readonly ports?: Partial<Ports>;
  /** Other kinds than the app's own. */
  readonly kinds?: MakeKinds | undefined;
}

/** For a journal that is no file. */
const noRescues: Rescues = {
  unseen: () => Promise.resolve([]),
  noted: () => Promise.resolve([]),
  seen: () => Promise.resolve(),
};

/** Nobody is linked to anything. */
export const noLinks: LinkedAccountDirectory = {
  linkedTo: () =>
    Promise.resolve({ wikimedia: undefined, phabricator: undefined, tellsPhabricator: false }),
  holdersOf: () => Promise.resolve([]),
  link: () => Promise.resolve(),
  unlink: () => Promise.resolve(),
};

/** Nobody's entry is looked into. */
export const noRecords: AccountRecords = {
  recordOf: () => Promise.resolve(undefined),
  holdersOfWikimediaName: () => Promise.resolve([]),
  holdersOfKeys: () => Promise.resolve([]),
};

/** An event of accounts and nothing else; a test that needs more hands it over. */
const accountsOnly = {
  ...{ tools: undefined, groups: undefined, links: noLinks, records: noRecords, cloud: undefined },
  ...{ cloudSession: { signedIn: false, username: '' }, wikimedia: undefined, toolhub: undefined },
  pages: { answers: () => Promise.resolve(undefined) },
  guides: createGuideReader({ files: [], profileFile: 'test.yaml' }),
};

const createLog = (logged: string[]): Log => ({
  info: (event, fields) => void logged.push(JSON.stringify({ event, ...fields })),
  error: (event, error, fields) =>
    void logged.push(`${JSON.stringify({ event, ...fields })} ${String(error)}`),
});

/** Everything but the directory and what is on disk. */
const portsOf = (profile: Profile, logged: string[]) => ({
  profile,
  profileFile: 'test.yaml',
  practice: false,
  ...accountsOnly,
  session: { needed: true, signedIn: true, bindDn: 'cn=writer,dc=example,dc=org' },
  namePolicy: noPolicy,
  hashPassword: saltedHash,
  fitsHash: fitsSaltedHash,
  readRoster,
  clock: systemClock,
  serverTime: createServerTime({ askable: [], clock: systemClock }),
  machine: {
    freeBytes: () => Promise.resolve(50_000_000_000),
  },
  venue: openVenue,
  ssh: practiceSsh,
  bundleSeal: createBundleSeal({
    eventId: profile.event.id,
    publicKey: profile.event.publicKey,
    privateKey: () => Promise.resolve(undefined),
  }),
  newId,
  random,
  sha256,
  log: createLog(logged),
});

const callsBy =
  (dispatch: Dispatch): World['call'] =>
  async <M extends Method>(method: M, input: Input<M>) =>
    // dispatch has checked the value against this method's own output schema.
    (await dispatch(method, input)) as Result<Output<M>>;

export function createWorld({ directory, profile, folder, ports, kinds }: WorldOptions): World {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'lanyard-world-'));
  const logged: string[] = [];
  const storage = openStorage({
    dataFolder: place,
    eventId: profile.event.id,
    practice: true,
    secrets: memoryStore(),
  });
  const app = createApp(
    {
      ...portsOf(profile, logged),
      ...storage,
      ...(ports?.journal ? { rescues: noRescues } : {}),
      directory,
      ...ports,
    },
    kinds,
  );
  const { dispatch, events } = app.for(owner('web'));
  const call = callsBy(dispatch);
  const ask: World['ask'] = async (method, input) => {
    const result = await call(method, input);
    if (result.ok) return result.value;
    throw new Error(`${method}: ${result.error.code}: ${result.error.message}`);
  };
  return {
    app,
    events,
    folder: place,
    logged,
    call,
    ask,
    journal: ports?.journal ?? storage.journal,
    audit: ports?.audit ?? storage.audit,
    async settled(id) {
      const { promise, resolve } = Promise.withResolvers<RequestView>();
      const take = (request: RequestView): void => {
        if (request.id === id && standsStill(request)) resolve(request);
      };
      const stop = events.on('requests.changed', take);
      take(await ask('requests.get', { id }));
      return promise.finally(stop);
    },
  };
}

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });
