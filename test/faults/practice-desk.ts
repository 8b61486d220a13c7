import type { StoredJournal } from '../../electron/adapters/journal/stored-journal.ts';
import { AppError } from '../../electron/core/base/errors.ts';
import type { Clock, ServerTime } from '../../electron/core/ports/system.ts';
import type { Wiper } from '../../electron/core/ports/wiper.ts';
import type { Profile } from '../../shared/domain/profile.ts';
import { createWorld, type World } from '../fakes/world.ts';
import type { Breakage } from './broken-kinds.ts';
import type { Desk } from './desk.ts';
import type { Filing } from './ending.ts';
import { signedOut } from './failures.ts';
import type { Call } from './fault.ts';
import type { Process } from './practice-disk.ts';
import { createPracticeScene, never, type Machine } from './practice-scene.ts';
import type { PracticeServer } from './practice-server.ts';
import type { Seeded } from './seeded.ts';
import type { Strike, Striker } from './striker.ts';
import { through, type Pass } from './through.ts';
import type { VirtualTime } from './virtual-time.ts';
import { createWikis } from './wikis.ts';

const BOOT_AGAIN_MS = 30_000;
const LONGEST_DOWN_MS = 60_000;

export interface PracticeDeskOptions {
  /** For what is neither journal nor directory. */
  readonly folder: string;
  readonly profile: Profile;
  readonly machine: Machine;
  readonly server: PracticeServer;
  readonly time: VirtualTime;
  readonly chance: Seeded;
  readonly striker: Striker;
  readonly broken?: Breakage | undefined;
  /** `besides`: how many other calls of the desk are on their way to the cloud. */
  struck(strike: Strike, besides: number): void;
  /** A screen was told of this request, in this life of the desk. */
  told(request: Filing, machine: Machine): void;
}

interface Life {
  readonly world: World;
  readonly died: Promise<undefined>;
  end(): void;
}

export interface PracticeDesk extends Desk {
  /** Ends it and starts it again, as on the next morning. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Nobody has set the servers' clocks. */
const serversBy = ({ clock }: VirtualTime): ServerTime => ({
  atLeast: () => clock.now().getTime(),
  ask: () => Promise.resolve(clock.now().getTime()),
});

/**
 * A desk in this process that dies as a real one does: from one moment on, nothing it had begun goes on, its memory is gone, and its
 * disk is what it was. Starting it again makes a new app over that disk.
 */
export function createPracticeDesk(options: PracticeDeskOptions): PracticeDesk {
  const { machine, server, time, chance, striker } = options;
  const wikis = createWikis();
  let isSignedOut = false;
  let life: Life | undefined;
  let arrivals: (() => void)[] = [];
  /** Calls of this life that are on their way to the cloud. */
  const onTheWay = new Set<Call>();
  const clock: Clock = {
    now: () => new Date(time.clock.now().getTime() + machine.ahead),
    up: () => time.clock.up(),
    after: (ms, callback) => time.clock.after(ms, callback),
  };

  type Port = 'journal' | 'directory' | 'links' | 'tools' | 'groups' | 'cloud';

  /** On its way there; a token that is not taken any more is found out at the cloud. */
  const carried = (port: Port, method: string, deliver: Call['deliver']): Promise<unknown> => {
    if (port === 'journal') return deliver();
    if (port !== 'cloud') return server.carry(deliver);
    const isRefused = isSignedOut && method !== 'signIn' && method !== 'probe';
    return server.cloud?.carry(isRefused ? async () => signedOut() : deliver) ?? never;
  };

  const pass =
    (port: Port, isAlive: () => boolean): Pass =>
    async (method, deliver) => {
      if (!isAlive()) return never;
      const call: Call = {
        site: `${port}.${method}`,
        deliver: () => carried(port, method, deliver),
      };
      const strike = striker.at(call.site);
      if (strike) options.struck(strike, onTheWay.size);
      if (port === 'cloud') onTheWay.add(call);
      try {
        const answer = await (strike ? strike.fault.strike(call, sceneOf(strike)) : call.deliver());
        return isAlive() ? answer : await never;
      } catch (error) {
        if (isAlive()) throw error;
        return await never;
      } finally {
        onTheWay.delete(call);
      }
    };

  /** No desk opens over a disk that fails; somebody tries again later. */
  const openDisk = (process: Process): StoredJournal | undefined => {
    try {
      return machine.disk.open(process);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'storage-failed') throw error;
      time.clock.after(BOOT_AGAIN_MS, boot);
      return undefined;
    }
  };

  const open = (stored: StoredJournal, process: Process): World => {
    const isAlive = (): boolean => process.alive;
    const { links, tools, groups, cloud } = server;
    const { kinds, journal: breakJournal = (whole) => whole }: Breakage = options.broken ?? {};
    const journal = through(breakJournal(stored), pass('journal', isAlive));
    const directory = through(server.directory, pass('directory', isAlive));
    const others = {
      links: through(links, pass('links', isAlive)),
      wikimedia: wikis.accounts,
      tools: tools && through(tools, pass('tools', isAlive)),
      groups: groups && through(groups, pass('groups', isAlive)),
      cloud: cloud && through(cloud.cloud, pass('cloud', isAlive)),
      cloudSession: { signedIn: cloud !== undefined, username: '' },
    };
    const system = { clock, serverTime: serversBy(time), random: chance.next, newId: chance.uuid };
    const wiper: Wiper = { wipe: async (how) => machine.disk.wipe(process, how) };
    const world = createWorld({
      ...{ directory, profile: options.profile, folder: options.folder, kinds },
      ports: { journal, ledger: journal, lease: journal, wiper, ...others, ...system },
    });
    world.events.on('requests.changed', (request) => {
      if (isAlive()) options.told(request, machine);
    });
    return world;
  };

  const boot = (): void => {
    isSignedOut = false;
    const process = { alive: true };
    const stored = openDisk(process);
    if (!stored) return;
    const world = open(stored, process);
    const { promise: died, resolve } = Promise.withResolvers<undefined>();
    const end = (): void => {
      process.alive = false;
      life = undefined;
      onTheWay.clear();
      machine.kills.delete(end);
      resolve(undefined);
      time.clock.after(1000 + chance.below(LONGEST_DOWN_MS), boot);
    };
    machine.kills.add(end);
    life = { world, died, end };
    void world.app.start();
    for (const arrive of arrivals) arrive();
    arrivals = [];
  };

  const signInAgain = async (): Promise<void> => {
    isSignedOut = false;
    const helper = { username: 'helper', password: 'of the cloud' };
    const answer = await life?.world.call('cloud.signIn', helper);
    if (answer?.ok === false) time.clock.after(BOOT_AGAIN_MS, () => void signInAgain());
  };

  const sceneOf = createPracticeScene({
    ...{ machine, server, time },
    kill: () => life?.end(),
    wipe: () => void life?.world.call('wipe.run', { discardUnfinished: true }),
    signOut(ms) {
      isSignedOut = true;
      time.clock.after(ms, () => void signInAgain());
    },
  });

  const up = (): Promise<void> =>
    life ? Promise.resolve() : new Promise((resolve) => void arrivals.push(resolve));

  boot();
  return {
    up,
    async call(method, input) {
      await up();
      const now = life;
      return now && Promise.race([now.world.call(method, input), now.died]);
    },
    logIn: wikis.logIn,
    async startAgain() {
      await up();
      life?.end();
      await up();
    },
    async stop() {
      await up();
      await life?.world.app.stop();
    },
  };
}
