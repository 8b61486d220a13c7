import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
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
