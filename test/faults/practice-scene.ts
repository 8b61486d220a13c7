import { busy, cutOff, signedOut, timedOut } from './failures.ts';
import { systemOf, type Scene } from './fault.ts';
import type { Disk } from './practice-disk.ts';
import type { PracticeServer } from './practice-server.ts';
import type { Strike } from './striker.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How long a desk waits for an answer, and how much later than that a request may still arrive. */
const PATIENCE_MS = 10_000;
const LATEST_MS = 30_000;
const SHORTEST_MS = 1000;

const words = {
  full: 'database or disk is full',
  'read-only': 'attempt to write a readonly database',
} as const;

/** What the desks of one machine share. */
export interface Machine {
  readonly disk: Disk;
  /** Ends every process on it, as a power cut does. */
  readonly kills: Set<() => void>;
  /** What its clock is ahead of the true time, in milliseconds. */
  ahead: number;
}

interface Options {
  readonly machine: Machine;
  readonly server: PracticeServer;
  readonly time: VirtualTime;
  /** Ends the desk that comes by. */
  kill(): void;
  /** Somebody wipes the desk; nobody waits for it. */
  wipe(): void;
  /** The cloud takes this desk for nobody any more, and somebody signs in after this time. */
  signOut(ms: number): void;
}

/** What a call that belongs to a dead process waits for. */
export const never = new Promise<never>(() => undefined);

/** What faults can do to a desk that lives in this process, in a time that waits for nobody. */
export function createPracticeScene({ machine, server, time, kill, ...desk }: Options) {
  const { disk, kills } = machine;
  return ({ share, site }: Strike): Scene => ({
    share,
    kill() {
      kill();
      return never;
    },
    cutPower() {
      disk.cutPower(share);
      for (const end of [...kills]) end();
      return never;
    },
    async wipe() {
      desk.wipe();
    },
    async moveClock(ms) {
      machine.ahead += ms;
    },
    async cut(when, call) {
      if (when === 'after') await call.deliver();
      if (when === 'during') call.deliver().catch(() => undefined);
      return cutOff(site);
    },
    async loseAnswer(call) {
      await call.deliver();
      await time.wait(PATIENCE_MS);
      return timedOut(site);
    },
    async delayAnswer(call) {
      const answer = await call.deliver();
      await time.wait(share * PATIENCE_MS);
      return answer;
    },
    async duplicate(call) {
      try {
        return await call.deliver();
      } finally {
        call.deliver().catch(() => undefined);
      }
    },
    async deliverLate(call) {
      time.clock.after(PATIENCE_MS + share * LATEST_MS, () => {
        call.deliver().catch(() => undefined);
      });
      await time.wait(PATIENCE_MS);
      return timedOut(site);
    },
    async restartServer() {
      const struck = systemOf(site) === 'cloud' ? server.cloud : server;
      struck?.restart(SHORTEST_MS + share * LATEST_MS);
    },
    refuseBusy: async () => busy(),
    async loseSignIn() {
      desk.signOut(SHORTEST_MS + share * LATEST_MS);
      return signedOut();
    },
    async failDisk(why) {
      disk.fail(words[why]);
      time.clock.after(SHORTEST_MS + share * LATEST_MS, () => disk.fail(undefined));
    },
  });
}
