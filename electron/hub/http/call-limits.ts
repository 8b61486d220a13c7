import { contract, isMethod } from '../../../shared/contract/index.ts';
import { isNewcomer } from '../../../shared/domain/hub-session.ts';
import type { Result } from '../../../shared/result.ts';
import type { Limits } from '../../adapters/postgres/sessions/limits.ts';
import type { CallingSession } from '../../adapters/postgres/sessions/sessions.ts';
import { counted, tooOften } from './counted.ts';

const MINUTE = 60;
/** Calls of one session in a minute. */
const MOST_CALLS = 300;
/**
 * What newcomers are counted closer for: `own` is how often one of them may ask, whatever comes of it. `all` is for those of an event together, for who enters again
 * begins anew, and takes only cards that were filed and checks that could be read: nobody spends it with what is wrong. It has to be far above the 2,000 sign-ups
 * an hour that a hub is made for, and leave each address, which has no more than a third of it, as much as its newcomers need. By the door come 3,000 newcomers an
 * hour at most, 1,000 of them from one address: that is two cards for each, and 60 checks for each of the 500 who come in ten minutes. Helpers go on whatever
 * newcomers do.
 */
const counts = {
  names: { own: 150, all: 30_000, seconds: 600 },
  cards: { own: 30, all: 6000, seconds: 3600 },
} as const;
const ADDRESSES = 3;

type What = keyof typeof counts;

/** A call as it came in, by whom and from where. */
export interface Asked {
  readonly session: CallingSession;
  readonly address: string;
  readonly method: string;
}

/** Beside all of `names.`, what asks the directory for names. */
const alsoNames: readonly string[] = ['requests.rename', 'requests.conflict'];

/** As what a call is counted closer. Checks of names say who has one, as the public directory does. */
function whatOf({ session, method }: Asked): What | undefined {
  if (!isNewcomer(session.role)) return undefined;
  if (method === 'requests.submit') return 'cards';
  return method.startsWith('names.') || alsoNames.includes(method) ? 'names' : undefined;
}

/**
 * Counts a call for whoever makes it, before anything of it is read.
 *
 * @returns `hub-too-often` where it is one too many; undefined where they may ask. Throws `AppError('storage-failed')`
 */
export async function refusalOf(limits: Limits, asked: Asked): Promise<Result<never> | undefined> {
  const { number, event, who } = asked.session;
  if (number > MOST_CALLS) return tooOften(MINUTE);
  const what = whatOf(asked);
  if (what === undefined) return undefined;
  const { own: most, seconds } = counts[what];
  const isWithin = await limits.take({ key: `${what} ${event} ${who}`, most, seconds });
  return isWithin ? undefined : tooOften(seconds);
}

const isCall = (method: string, input: unknown): boolean =>
  isMethod(method) && contract[method].input.safeParse(input).success;

/**
 * Makes a call, and counts it for its address and its event where newcomers share that limit.
 *
 * @returns what was answered, or `hub-too-often` where there was no room for it. Throws `AppError('storage-failed')`
 */
export async function countedCall(
  limits: Limits,
  asked: Asked & { readonly input: unknown },
  call: () => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const what = whatOf(asked);
  // What is no call at all writes nothing down.
  if (what === undefined || !isCall(asked.method, asked.input)) return call();
  const { all, seconds } = counts[what];
  const key = `${what} ${asked.session.event}`;
  const tries = [
    { key: `${key} ${asked.address}`, most: all / ADDRESSES, seconds },
    { key, most: all, seconds },
  ];
  // That somebody has a name is told by a failure as well.
  return counted(limits, tries, { work: call, isKept: ({ ok }) => ok || what === 'names' });
}
