import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Moment, SendLedger } from '../../../core/ports/send-ledger.ts';
import { transaction } from '../database/transaction.ts';

const moments = z.array(z.object({ at: z.int(), boot: z.string(), up: z.int() }));

/** Sends that lie ahead of both clocks were written before a clock was set back: they count from now on, so that they end. */
const REDATE = "UPDATE sends SET at = :at WHERE at > :at AND (boot <> :boot OR boot = '')";

/** Longer ago than any budget looks, by whichever clock. */
const DAY_MS = 86_400_000;
const FORGET = 'DELETE FROM sends WHERE at < :at - :day AND (boot <> :boot OR up < :up - :day)';

/** The sends in the journal's database. Answers at once, or waits for another process' write. */
export function createSendLedger(
  database: DatabaseSync,
  moment: () => Moment,
): { spend(...args: Parameters<SendLedger['spend']>): number } {
  const redate = database.prepare(REDATE);
  const forget = database.prepare(FORGET);
  const list = database.prepare('SELECT at, boot, up FROM sends');
  const add = database.prepare('INSERT INTO sends (at, boot, up) VALUES (:at, :boot, :up)');
  return {
    spend: (waitMs) =>
      transaction(database, () => {
        const now = moment();
        redate.run({ at: now.at, boot: now.boot });
        forget.run({ ...now, day: DAY_MS });
        const wait = waitMs(moments.parse(list.all()), now);
        if (wait === 0) add.run({ ...now });
        return wait;
      }),
  };
}

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
