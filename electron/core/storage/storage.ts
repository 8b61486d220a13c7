import type { Door } from '../base/door.ts';
import type { Handlers } from '../base/dispatch.ts';
import type { Queue } from '../queue/queue.ts';
import type { Ports } from '../ports/ports.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { EventBus } from '../ports/system.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { createDeskLock, type DeskLock } from './desk-lock.ts';
import { createVaultService, type VaultService } from './vault.ts';
import { createWipe, type WipeService } from './wipe.ts';

interface Options extends Ports {
  readonly events: EventBus;
  readonly queue: Pick<Queue, 'runAll' | 'pause' | 'goOn'>;
  readonly door: Door;
  /** Drops what this process remembers of people, and of the requests that are still on their way nobody is told. */
  readonly forget: (late: readonly string[]) => void;
  /** Drops every password, bind and token of this process. */
  readonly signOut: () => Promise<void>;
  readonly view: (request: StoredRequest) => RequestView;
}

/** Everything about where the data is: the vault, the damaged and rescued journal, the wipe. */
export interface Storage {
  readonly vault: VaultService;
  readonly lock: DeskLock;
  readonly wipe: WipeService;
  readonly rescues: Ports['rescues'];
  readonly audit: Ports['audit'];
  /** Tells what was rescued and runs what waits, now where the vault is open, else once it opens. */
  resume(): void;
}

/** Makes the services about where the data is. Nothing runs before `resume`. */
export function createStorage(options: Options): Storage {
  const { events, queue, rescues, log } = options;

  const goOn = async (): Promise<void> => {
    if ((await options.vault.current()).state !== 'open') return;
    const unseen = await rescues.unseen();
    if (unseen.length > 0) events.emit('journal.rescued', { rescues: [...unseen] });
    await queue.runAll();
  };
  const resume = (): void =>
    void goOn().catch((error: unknown) => log.error('resume-failed', error));

  const lock = createDeskLock({ ...options, desk: options.profile.desk });
  const opened = (): void => {
    lock.unlocked();
    resume();
  };
  return {
    lock,
    vault: createVaultService({ vault: options.vault, events, opened }),
    wipe: createWipe({ ...options, resume, event: options.profile.event }),
    rescues,
    audit: options.audit,
    resume,
  };
}

type StorageMethod =
  | 'vault.current'
  | 'vault.unlock'
  | 'vault.choose'
  | 'vault.lock'
  | 'vault.stay'
  | 'journal.health'
  | 'journal.seen'
  | 'wipe.plan'
  | 'wipe.run'
  | 'audit.verify'
  | 'audit.list';

/** The methods about the vault, the journal's health, the wipe and the audit log. */
export function storageHandlers({
  vault,
  lock,
  wipe,
  rescues,
  audit,
}: Storage): Pick<Handlers, StorageMethod> {
  const health = async () => ({ rescues: [...(await rescues.unseen())] });
  return {
    'vault.current': { needs: 'ask', run: () => vault.current() },
    'vault.unlock': { needs: 'unlock', run: ({ passphrase }) => vault.unlock(passphrase) },
    'vault.choose': { needs: 'unlock', run: (choice) => vault.choose(choice) },
    'vault.lock': { needs: 'unlock', run: () => lock.lock() },
    'vault.stay': {
      needs: 'ask',
      run: () => {
        lock.used();
        return vault.current();
      },
    },
    'journal.health': {
      needs: 'ask',
      run: async ({ unopened = false }) =>
        unopened ? { rescues: [...(await rescues.noted())] } : health(),
    },
    'journal.seen': {
      needs: 'submit',
      run: async () => {
        await rescues.seen();
        return health();
      },
    },
    'wipe.plan': { needs: 'ask', run: () => wipe.plan() },
    'audit.verify': { needs: 'ask', run: () => audit.verify() },
    'audit.list': {
      needs: 'ask',
      run: async (asked) => ({ lines: [...(await audit.lines(asked))] }),
    },
    'wipe.run': { needs: 'wipe', run: ({ discardUnfinished }) => wipe.run(discardUnfinished) },
  };
}
