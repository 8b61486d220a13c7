import type { Profile } from '../../../shared/domain/profile.ts';
import { AppError } from '../base/errors.ts';
import type { Moment, SendLedger } from '../ports/send-ledger.ts';
import type { Clock, Random } from '../ports/system.ts';

const HOUR_MS = 3_600_000;

/** What one desk may send in an hour; 0 for as much as it likes. The profile's check sees to it that no desk is left with nothing. */
export const deskBudget = ({ accountsPerHour, desks }: Profile['throttle']): number =>
  Math.floor(accountsPerHour / desks);

/**
 * How long ago a send was, in milliseconds, never more than is certain: a wall clock that was set forward makes nothing older, one that
 * was set back makes nothing wait longer than from now.
 */
export function ageOf(sent: Moment, now: Moment): number {
  const isSameRun = sent.boot !== '' && sent.boot === now.boot;
  return Math.max(0, isSameRun ? now.up - sent.up : now.at - sent.at);
}

/** How long until one more send keeps within `perHour`, in milliseconds; 0 for now. */
export function pacingWait(sent: readonly Moment[], now: Moment, perHour: number): number {
  const ages = sent.map((one) => ageOf(one, now)).sort((a, b) => a - b);
  const blocking = ages[perHour - 1];
  return blocking === undefined ? 0 : Math.max(0, HOUR_MS - blocking);
}

interface Options {
  readonly ledger: SendLedger;
  readonly clock: Clock;
  readonly perHour: number;
}

/** Takes one send out of this desk's budget. The answer throws `AppError('throttled', [time])` while there is nothing left of it. */
export function createPacing({ ledger, clock, perHour }: Options): () => Promise<void> {
  return async () => {
    if (perHour === 0) return;
    const wait = await ledger.spend((sent, now) => pacingWait(sent, now, perHour));
    if (wait === 0) return;
    const until = new Date(clock.now().getTime() + wait).toISOString();
    throw new AppError('throttled', `The hour's ${perHour} accounts are used up until ${until}`, {
      params: [until],
    });
  };
}

const FIRST_MS = 2000;
const LONGEST_MS = 60_000;

/** How long to wait before the next try, in milliseconds: doubling to a ceiling, half of it by chance. */
export function backoffMs(failures: number, random: Random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(longest / 2 + (random() * longest) / 2);
}
