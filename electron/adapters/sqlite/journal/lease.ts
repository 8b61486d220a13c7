import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Moment } from '../../../core/ports/send-ledger.ts';
import { isAlive } from '../database/process-mark.ts';
import { transaction } from '../database/transaction.ts';

/** An owner that runs but has not been heard of for so long is asleep or stopped. It finds out by its number when it wakes up. */
const STALE_MS = 15_000;
const RENEW_MS = 5000;

const row = z
  .object({
    number: z.int(),
    owner: z.string().nullable(),
    at: z.int(),
    boot: z.string(),
    up: z.int(),
  })
  .optional();
type Row = NonNullable<z.infer<typeof row>>;

const TAKE = `INSERT INTO lease (id, number, owner, at, boot, up) VALUES (1, 1, :owner, :at, :boot, :up)
  ON CONFLICT (id) DO UPDATE SET number = number + 1, owner = :owner, at = :at, boot = :boot, up = :up`;
const RENEW = 'UPDATE lease SET at = :at, boot = :boot, up = :up WHERE owner = :owner';

/** How long ago the owner was heard of, in milliseconds; without end where the machine was started anew since. */
function silence(heard: Row, now: Moment): number {
  if (heard.boot !== now.boot) return Infinity;
  return now.boot === '' ? Math.abs(now.at - heard.at) : now.up - heard.up;
}

interface Surroundings {
  moment(): Moment;
  /** Called inside the transaction that takes the queue from an owner who did not give it up. */
  takenOver?(number: number): void;
}

/**
 * The lease of one journal. Its number goes up with every owner; a write that carries an older one is refused by the statement
 * that would have written it.
 */
export function createLease(
  database: DatabaseSync,
  me: string,
  { moment, takenOver }: Surroundings,
) {
  const get = database.prepare('SELECT number, owner, at, boot, up FROM lease');
  const takeOver = database.prepare(TAKE);
  const renew = database.prepare(RENEW);
  const giveUp = database.prepare('UPDATE lease SET owner = NULL WHERE owner = ?');
  const version = database.prepare('PRAGMA data_version');
  const versionNow = (): unknown => version.get()?.['data_version'];
  let known = versionNow();

  const current = (): Row | undefined => row.parse(get.get());
  const isFree = (lease: Row | undefined): boolean =>
    !lease?.owner || !isAlive(lease.owner) || silence(lease, moment()) > STALE_MS;

  const take = (): void =>
    transaction(database, () => {
      const before = current();
      if (!isFree(before)) return;
      takeOver.run({ owner: me, ...moment() });
      if (before?.owner) takenOver?.(before.number + 1);
    });

  return {
    /** The number this process owns the queue with, taken where it is free; undefined where another has it. */
    number(): number | undefined {
      const lease = current();
      if (lease?.owner === me) {
        if (silence(lease, moment()) > RENEW_MS) renew.run({ owner: me, ...moment() });
        return lease.number;
      }
      if (!isFree(lease)) return undefined;
      take();
      const taken = current();
      return taken?.owner === me ? taken.number : undefined;
    },
    /** PRAGMA data_version changes with commits of other connections only (sqlite.org/pragma.html). */
    changedElsewhere(): boolean {
      const before = known;
      known = versionNow();
      return known !== before;
    },
    release: (): void => void giveUp.run(me),
  };
}
