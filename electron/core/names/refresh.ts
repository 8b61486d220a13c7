import type { Profile } from '../../../shared/domain/profile.ts';
import { AppError } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import { lastChange } from '../base/last-change.ts';
import type { Directory, NamePage, NamesFrom } from '../ports/directory.ts';
import type { IndexState, NameIndex, NamesRead } from '../ports/name-index.ts';
import type { QueueLease } from '../ports/queue-lease.ts';
import type { Clock, Log, Random, ServerTime } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';

const MINUTE_MS = 60_000;

/** How often changes are read, and how often everybody: a change does not tell of entries that are gone or renamed. */
const CHANGES_MS = 10 * MINUTE_MS;
const EVERYBODY_MS = 24 * 60 * MINUTE_MS;
/** Between two pages: with about 80 kB a page it is some 40 kB a second at most. */
const PAGE_PAUSE_MS = 2000;
/** How soon it is looked again whether the directory is left alone. */
const YIELD_MS = 500;
/** How often it is looked whether something is due; after failures less often, for each may have read half of everybody. */
const LOOK_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** Desks of one event are started together; they begin some time apart. */
const FIRST_WITHIN_MS = 30_000;

interface Options {
  readonly profile: Pick<Profile, 'directory'>;
  readonly directory: Pick<Directory, 'namePage'>;
  readonly nameIndex: NameIndex;
  readonly vault: Pick<Vault, 'current'>;
  readonly lease: Pick<QueueLease, 'owns'>;
  readonly clock: Clock;
  /** By it a change is known that lies ahead. Asked for what it knows: nobody is waited for. */
  readonly serverTime: Pick<ServerTime, 'atLeast'>;
  readonly random: Random;
  readonly log: Log;
  /** Whether somebody is signed in who may read everybody's names. */
  readonly mayRead: () => boolean;
  /** One reading at a time: a new one would end the one before. */
  readonly inLine: Line;
  /** Whether no person and no request waits for the directory. */
  readonly isQuiet: () => boolean;
}

type Due = 'everybody' | { readonly changedSince: string } | undefined;

/** What has to be read. A time that lies ahead says that the clock was set back: then nothing it says is relied on. */
function dueAt(known: IndexState, now: number): Due {
  const isOver = (iso: string, ms: number): boolean => Math.abs(now - Date.parse(iso)) >= ms;
  if (known.is === 'none' || isOver(known.read, EVERYBODY_MS)) return 'everybody';
  if (known.is === 'too-large' || !isOver(known.fresh, CHANGES_MS)) return undefined;
  return known.changedAt === undefined ? undefined : { changedSince: known.changedAt };
}

type Time = string | undefined;
const later = (a: Time, b: Time): Time => ((b ?? '') > (a ?? '') ? b : a);

/**
 * Keeps the name index up to date while the directory can be reached: page by page, between everything else. Only the process
 * that owns the queue reads, and nothing is read before the vault is open. A failure is no news; it is tried again later.
 */
export function createNameRefresh(options: Options) {
  const { directory, nameIndex, vault, lease, clock, random, log } = options;
  let stopped = true;
  let callOff = (): void => undefined;

  /** Over at once where it was stopped, so that nothing keeps the process. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopped) return resolve();
      const wake = clock.after(ms, resolve);
      callOff = () => {
        wake();
        resolve();
      };
    });

  /** A page, once nobody else needs the directory; undefined where it was stopped. */
  const pageOf = async (from: NamesFrom): Promise<NamePage | undefined> => {
    while (!stopped && !options.isQuiet()) await pause(YIELD_MS);
    const page = stopped ? undefined : await directory.namePage(from);
    return stopped ? undefined : page;
  };

  /** Reads to the last page, or until there are too many names; undefined where it was stopped. */
  const readNow = async (first: NamesFrom): Promise<NamesRead | undefined> => {
    const now = clock.now();
    const at = now.toISOString();
    const began = options.serverTime.atLeast() ?? now.getTime();
    const collection = await nameIndex.collect();
    let changedAt: string | undefined;
    for (let from = first; ;) {
      const page = await pageOf(from);
      if (!page) return undefined;
      collection.add(page.names);
      changedAt = later(changedAt, page.changedAt);
      if (page.next === undefined || collection.isFull) {
        return { collection, at, changedAt: lastChange(changedAt, began) };
      }
      from = { next: page.next };
      await pause(PAGE_PAUSE_MS);
    }
  };

  const read = (first: NamesFrom) => options.inLine(() => readNow(first));

  const readEverybody = async (): Promise<void> => {
    const found = await read({ changedSince: undefined });
    // A directory that shows nobody does not show everybody: every name would look free.
    if (!found || found.collection.size === 0) return;
    await nameIndex.replace(found);
    log.info('names-read', { names: found.collection.size });
  };

  const refresh = async (): Promise<void> => {
    if (!options.mayRead() || (await vault.current()).state !== 'open') return;
    if (stopped || !(await lease.owns())) return;
    const due = dueAt(await nameIndex.state(), clock.now().getTime());
    if (due === 'everybody') return readEverybody();
    const changes = due && (await read(due));
    if (changes) await nameIndex.extend(changes);
  };

  const isDone = async (): Promise<boolean> => {
    try {
      await refresh();
      return true;
    } catch (error) {
      // Away, busy or locked: as every screen shows already.
      if (!(error instanceof AppError) || error.sort === 'broken') log.error('names-failed', error);
      return false;
    }
  };

  const goOn = async (): Promise<void> => {
    await pause(random() * FIRST_WITHIN_MS);
    for (let failures = 0; !stopped;) {
      failures = (await isDone()) ? 0 : failures + 1;
      await pause(Math.min(LONGEST_WAIT_MS, LOOK_MS * 2 ** failures));
    }
  };

  return {
    /** Begins where the profile allows it. */
    start(): void {
      if (!stopped || !options.profile.directory.nameIndex) return;
      stopped = false;
      void goOn();
    },
    /** Ends at once; a page that is on its way is not taken any more. */
    stop(): void {
      stopped = true;
      callOff();
    },
  };
}
