import type { Scene } from './fault.ts';
import type { Deed } from './desk-messages.ts';
import { timedOut } from './failures.ts';
import type { Strike } from './striker.ts';

/** Minutes of a plan pass in this many times fewer. */
export const HASTE = 100;
const LATEST_MS = 500;

interface Options {
  /** Asks the process that started this one for something only it can do, and answers when it is done. */
  please(deed: Deed, strike: Strike): Promise<void>;
  moveClock(ms: number): void;
}

const never = new Promise<never>(() => undefined);

/** What faults can do to a desk that is a process of its own, over a real disk and a real connection. */
export function createProcessScene({ please, moveClock }: Options) {
  return (strike: Strike): Scene => ({
    share: strike.share,
    async kill() {
      await please('kill', strike);
      return never;
    },
    cutPower: () => Promise.reject(new Error('No process can cut the power of a machine.')),
    wipe: () => Promise.reject(new Error('Desks that are processes are wiped in no plan.')),
    async moveClock(ms) {
      moveClock(ms);
    },
    async cut(when, call) {
      await please(`cut-${when}`, strike);
      return call.deliver();
    },
    async loseAnswer(call) {
      await please('lose-answer', strike);
      return call.deliver();
    },
    async delayAnswer(call) {
      await please('delay-answer', strike);
      return call.deliver();
    },
    async duplicate(call) {
      await please('double-answer', strike);
      return call.deliver();
    },
    async deliverLate(call) {
      setTimeout(() => {
        call.deliver().catch(() => undefined);
      }, strike.share * LATEST_MS);
      return timedOut(strike.site);
    },
    async refuseBusy(call) {
      await please('refuse-busy', strike);
      return call.deliver();
    },
    async loseSignIn(call) {
      await please('lose-sign-in', strike);
      return call.deliver();
    },
    restartServer: () => please('restart-server', strike),
    failDisk: (why) => please(why === 'full' ? 'fill-disk' : 'forbid-disk', strike),
  });
}
