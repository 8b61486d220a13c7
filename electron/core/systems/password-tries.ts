import { comparableName } from '../../../shared/names/same-name.ts';
import { AppError } from '../base/errors.ts';
import { createLine, type Line } from '../base/in-line.ts';
import type { Directory } from '../ports/directory.ts';
import type { Clock } from '../ports/system.ts';

/** How many wrong passwords in a row are tried of one account: fewer than after which servers close it (docs/facts.md 1). */
const MOST_TRIES = 3;
/** As long as a usual server counts wrong passwords together. */
const PAUSE_MS = 900_000;

interface Account {
  /** One password after the other, so that several at once are counted as several. */
  readonly inLine: Line;
  wrong: number;
  since: number;
}

/**
 * The same directory, which tries only a few wrong passwords of an account, whoever types them and for whatever: a desk closes nobody’s account by
 * guessing. A right one begins the count anew, and so does the pause after the last. `acceptsPassword` throws `password-paused` [uid] where no other is
 * tried, with the time from which one is.
 */
export function withFewTries(directory: Directory, clock: Pick<Clock, 'now' | 'up'>): Directory {
  const accounts = new Map<string, Account>();
  const isOver = ({ since }: Account): boolean => clock.up() - since >= PAUSE_MS;

  const accountOf = (uid: string): Account => {
    for (const [name, account] of accounts) if (isOver(account)) accounts.delete(name);
    const name = comparableName(uid);
    const account = accounts.get(name) ?? { inLine: createLine(), wrong: 0, since: clock.up() };
    accounts.set(name, account);
    return account;
  };

  const refuse = (uid: string, { since }: Account): void => {
    const left = since + PAUSE_MS - clock.up();
    throw new AppError('password-paused', 'Too many wrong passwords were tried', {
      params: [uid],
      retryAt: new Date(clock.now().getTime() + left).toISOString(),
    });
  };

  const acceptsPassword: Directory['acceptsPassword'] = (uid, password) => {
    const account = accountOf(uid);
    return account.inLine(async () => {
      if (account.wrong >= MOST_TRIES && !isOver(account)) refuse(uid, account);
      const works = await directory.acceptsPassword(uid, password);
      account.wrong = works ? 0 : account.wrong + 1;
      account.since = clock.up();
      return works;
    });
  };

  return new Proxy(directory, {
    get: (target, name) =>
      name === 'acceptsPassword' ? acceptsPassword : (Reflect.get(target, name) as unknown), // a directory's own
  });
}
