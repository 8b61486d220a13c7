import {
  checkNames as allChecks,
  lineOf,
  type CheckLine,
} from '../../../shared/checklist/checklist.ts';
import { placeFindings } from '../../../shared/checklist/venue.ts';
import type { CloudProfile, Profile } from '../../../shared/domain/profile.ts';
import type { Connection } from '../../../shared/domain/session.ts';
import type { Handlers } from '../base/dispatch.ts';
import type { BundleSeal } from '../ports/bundle-seal.ts';
import type { Venue } from '../ports/connection/venue.ts';
import type { Directory } from '../ports/directory.ts';
import type { Machine } from '../ports/machine.ts';
import type { NameIndex } from '../ports/name-index.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { Clock, ServerTime } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';
import { unlessAway } from '../systems/asking.ts';
import type { CloudSessionService } from '../systems/cloud-session.ts';
import type { SessionService } from '../systems/session.ts';
import { checkVenue, minutesOff } from '../connection/network.ts';

interface Options {
  readonly profile: Profile;
  readonly practice: boolean;
  readonly directory: Pick<Directory, 'probe'>;
  readonly connection: { current(): Connection };
  readonly session: Pick<SessionService, 'current'>;
  readonly cloudSession: Pick<CloudSessionService, 'current' | 'check'>;
  readonly vault: Pick<Vault, 'current'>;
  readonly nameIndex: Pick<NameIndex, 'state'>;
  readonly journal: Pick<RequestJournal, 'count'>;
  readonly bundleSeal: Pick<BundleSeal, 'canSeal'>;
  readonly machine: Machine;
  readonly venue: Venue;
  readonly serverTime: ServerTime;
  readonly clock: Clock;
}

/** What a profile says of memberships and projects; neither where it has no cloud. */
type CloudRules = Pick<Partial<CloudProfile>, 'toolforge' | 'projects'>;

/** A journal of ten thousand requests takes a tenth of it, and a computer with less soon fails everywhere. */
const ENOUGH_BYTES = 1_000_000_000;
/** Certificates and tickets take a clock that is off by some minutes; people's deadlines, too. */
const CLOCK_TOLERANCE_MINUTES = 2;

/** Whether the directory answers and how soon (ms), or why it does not. */
async function checkDirectory({ directory, connection, clock }: Options): Promise<CheckLine> {
  const began = clock.up();
  await Promise.allSettled([directory.probe()]);
  const { state, problem = '' } = connection.current();
  if (state === 'online') return lineOf('directory', 'answers', Math.round(clock.up() - began));
  return lineOf('directory', 'away', problem);
}

function checkLogin({ session, practice }: Options): CheckLine {
  const { signedIn, bindDn } = session.current();
  const isThere = signedIn || practice;
  return isThere
    ? lineOf('directory-login', 'there', bindDn)
    : lineOf('directory-login', 'missing');
}

/** The cloud, our login there and what it lets us do, in the order in which each needs the one before. */
async function checkCloud({ cloudSession, clock }: Options): Promise<readonly CheckLine[]> {
  const began = clock.up();
  const { available, connection, signedIn, username } = await cloudSession.current(true);
  const took = Math.round(clock.up() - began);
  if (!available) return [lineOf('cloud', 'not-asked')];
  if (connection.state !== 'online') {
    return [
      lineOf('cloud', 'away', connection.problem ?? ''),
      lineOf('cloud-login', 'not-asked'),
      lineOf('rights', 'not-asked'),
    ];
  }
  const login = signedIn
    ? lineOf('cloud-login', 'there', username)
    : lineOf('cloud-login', 'missing');
  return [lineOf('cloud', 'answers', took), login, await checkRights(cloudSession)];
}

/** By what the cloud says of our token, not by what the profile hopes. */
async function checkRights(cloudSession: Options['cloudSession']): Promise<CheckLine> {
  const check = await unlessAway(() => cloudSession.check());
  if (!check) return lineOf('rights', 'not-asked');
  const { roles, toolforge } = check;
  if (toolforge && !toolforge.found) return lineOf('rights', 'no-project', toolforge.project);
  return lineOf('rights', 'known', roles.join(', '));
}

/** Where memberships and projects are asked for when they are decided elsewhere; undefined in the place of what the profile does not say. */
const decidedElsewhere = ({ toolforge, projects }: CloudRules): readonly (string | undefined)[] => [
  ...(toolforge?.approval === 'elsewhere' ? [toolforge.requestUrl] : []),
  ...(projects?.mode === 'reviewed' ? [projects.requestUrl] : []),
];

/** Where others decide, a helper has to know where. */
function checkApprovals({ profile }: Options): CheckLine {
  const cloud: CloudRules = profile.cloud ?? {};
  if (!cloud.toolforge && !cloud.projects) return lineOf('approvals', 'not-asked');
  const places = decidedElsewhere(cloud);
  if (places.length === 0) return lineOf('approvals', 'here');
  return lineOf('approvals', places.includes(undefined) ? 'nowhere' : 'elsewhere');
}

async function checkClock(options: Options): Promise<CheckLine> {
  const off = options.practice ? undefined : await minutesOff(options);
  if (off === undefined) return lineOf('clock', 'not-asked');
  return off <= CLOCK_TOLERANCE_MINUTES ? lineOf('clock', 'right') : lineOf('clock', 'wrong', off);
}

async function checkKeychain({ vault }: Options): Promise<CheckLine> {
  const { state, keeper } = await vault.current();
  if (state !== 'open') return lineOf('keychain', 'closed');
  return lineOf('keychain', keeper === 'passphrase' || keeper === 'this-run' ? keeper : 'keychain');
}

async function checkDisk({ machine }: Options): Promise<CheckLine> {
  const bytes = await machine.freeBytes().catch(() => undefined);
  if (bytes === undefined) return lineOf('disk', 'not-asked');
  const gigabytes = Math.floor(bytes / 100_000_000) / 10;
  return lineOf('disk', bytes >= ENOUGH_BYTES ? 'enough' : 'little', gigabytes);
}

/** Whether a desk would know names while the venue's network is away. */
async function checkNames({ nameIndex }: Options): Promise<CheckLine> {
  const state = await nameIndex.state();
  if (state.is === 'ready') return lineOf('names', 'remembered', state.fresh);
  return lineOf('names', state.is === 'too-large' ? 'too-many' : 'none');
}

/** Long enough for a server's people to renew its certificate. */
const WEEK_MS = 7 * 86_400_000;

type VenueFound = Awaited<ReturnType<typeof checkVenue>>;

const inWords = (places: VenueFound['places']): string =>
  places.map(({ host, port }) => `${host}:${port}`).join(', ');

/** Nobody reaches a server whose certificate ends in the middle of an event. */
function checkCertificates({ places }: VenueFound, { profile, clock }: Options): CheckLine {
  const shown = places.filter(({ certificateEnds }) => certificateEnds !== undefined);
  if (shown.length === 0) return lineOf('certificates', 'not-asked');
  const { ends } = profile.event;
  const needed = Math.max(clock.now().getTime() + WEEK_MS, ends ? Date.parse(ends) : 0);
  const ending = shown.filter(({ certificateEnds = '' }) => Date.parse(certificateEnds) < needed);
  return ending.length === 0
    ? lineOf('certificates', 'hold')
    : lineOf('certificates', 'ending', inWords(ending));
}

/** Each place that the profile names, side by side, and whether the venue's own login page stands in between. */
function checkNetwork({ places, portal }: VenueFound): CheckLine {
  if (portal !== undefined) return lineOf('network', 'portal', portal);
  if (places.length === 0) return lineOf('network', 'nothing');
  const closed = places.filter(({ found }) => placeFindings[found] !== 'good');
  return closed.length === 0
    ? lineOf('network', 'open', places.length)
    : lineOf('network', 'closed', inWords(closed));
}

function checkDates({ profile: { event }, clock }: Options): CheckLine {
  const { starts, ends } = event;
  if (starts === undefined || ends === undefined) return lineOf('dates', 'missing');
  const now = clock.now().getTime();
  if (now > Date.parse(ends)) return lineOf('dates', 'over', ends);
  return now >= Date.parse(starts)
    ? lineOf('dates', 'now', ends)
    : lineOf('dates', 'ahead', starts);
}

const checkTransfer = ({ bundleSeal }: Options): CheckLine =>
  lineOf('transfer', bundleSeal.canSeal ? 'ready' : 'no-key');

async function checkParticipants({ journal }: Options): Promise<CheckLine> {
  const expected = await journal.count({ states: ['expected'] });
  return expected > 0 ? lineOf('participants', 'read', expected) : lineOf('participants', 'none');
}

/** Looks at everything that has to be right before an event. Changes nothing anywhere. */
export function createChecklist(options: Options) {
  return {
    async run(): Promise<{ readonly at: string; readonly lines: CheckLine[] }> {
      const [cloud, venue, ...asked] = await Promise.all([
        checkCloud(options),
        checkVenue(options),
        checkDirectory(options),
        checkClock(options),
        checkKeychain(options),
        checkDisk(options),
        checkNames(options),
        checkParticipants(options),
      ]);
      const known = [checkLogin, checkApprovals, checkDates, checkTransfer];
      const lines = [
        ...cloud,
        ...[checkNetwork(venue), checkCertificates(venue, options)],
        ...asked,
        ...known.map((check) => check(options)),
      ];
      const placeOf = ({ name }: CheckLine): number => allChecks.indexOf(name);
      return {
        at: options.clock.now().toISOString(),
        lines: lines.sort((one, other) => placeOf(one) - placeOf(other)),
      };
    },
  };
}

/** What has to be right before an event. */
export type Checklist = ReturnType<typeof createChecklist>;

/** The method about it. */
export const checklistHandlers = (checklist: Checklist) =>
  ({
    'checklist.run': { needs: 'ask', run: () => checklist.run() },
  }) satisfies Partial<Handlers>;
