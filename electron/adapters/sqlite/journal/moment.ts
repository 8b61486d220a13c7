import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Moment } from '../../../core/ports/send-ledger.ts';

/** Linux names each run of the machine (random(4)); elsewhere only the wall clock is left. */
function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

const boot = bootOf();

/** Now, by the wall and by the machine. `uptime` goes on while a laptop sleeps. */
export const thisMoment = (): Moment => ({
  at: Date.now(),
  boot,
  up: Math.round(uptime() * 1000),
});
