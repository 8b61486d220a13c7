import type { Method } from '../../../shared/contract/index.ts';
import { type ForwardedMethod, isForwarded, type Way, ways } from '../../../shared/desks/ways.ts';
import type { Result } from '../../../shared/result.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError, isSilence } from '../base/errors.ts';
import { HAND_IN } from '../kinds/base/through-hub.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { RequestJournal } from '../ports/request-journal.ts';

interface Options {
  /** Undefined where the desk reaches the systems by itself. */
  readonly hub: Pick<Hub, 'call'> | undefined;
  readonly journal: Pick<RequestJournal, 'get'>;
  /** Has a request looked after now, as it stands at the hub. */
  readonly lookAgain: (id: string) => Promise<unknown>;
}

type Run = (input: unknown) => Promise<unknown>;

const isNotOpen = (error: unknown): error is AppError =>
  error instanceof AppError && error.code === 'request-not-open';

/** Whether what was asked about is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'not-found';

/** The request a call is about; its schema has seen to it that it names one. */
const idIn = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'id' in input ? String(input.id) : '';

/** The value of an answer; throws its failure. */
export function valueOf(result: Result<unknown>): unknown {
  if (result.ok) return result.value;
  const { code, message, params, fields } = result.error;
  throw new AppError(code, message, { params, fields });
}

/** The first answer, or the second where the first failed in this way. */
async function orElse(
  first: () => Promise<unknown>,
  isSo: (error: unknown) => boolean,
  second: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await first();
  } catch (error) {
    if (isSo(error)) return second();
    throw error;
  }
}

/**
 * The handlers of a desk that works through a hub: each call goes its way (`ways`), and none of them has to know. Whoever is asked, what is answered goes through
 * the same door and the same schema.
 */
export function throughHub(handlers: Handlers, { hub, journal, lookAgain }: Options): Handlers {
  if (!hub) return handlers;

  /** What the hub has taken is followed here; where somebody is at the request already, how it stands is the answer. */
  const followed = (id: string, follow: (id: string) => Promise<unknown>): Promise<unknown> =>
    orElse(
      () => follow(id),
      isNotOpen,
      () => handlers['requests.get'].run({ id }),
    );

  /** Where a request is: at this desk alone, handed in, or filed elsewhere. */
  const placeOf = async (id: string): Promise<'here' | 'handed-in' | 'elsewhere'> => {
    const request = await journal.get(id);
    if (!request) return 'elsewhere';
    return request.attempted.includes(HAND_IN) ? 'handed-in' : 'here';
  };

  const runBy = (method: ForwardedMethod, here: Run): Run => {
    const there: Run = async (input) => valueOf(await hub.call(method, input));
    /** Whoever was not heard yet has the request here. */
    const withRequest = async (input: unknown, atHub: Run): Promise<unknown> => {
      const place = await placeOf(idIn(input));
      if (place === 'here') return here(input);
      return orElse(
        () => (place === 'elsewhere' ? there(input) : atHub(input)),
        isMissing,
        () => here(input),
      );
    };
    /** Somebody at the hub was quicker: what became of it is looked at here, and an answer that came too late is told. */
    const tooLate = async (error: unknown, input: unknown): Promise<unknown> => {
      if (!isNotOpen(error)) throw error;
      if (method === 'requests.dismiss' && error.params[0] === 'dismissed') {
        return followed(idIn(input), () => here(input));
      }
      const seen = await followed(idIn(input), lookAgain);
      if (method === 'requests.retry') return seen;
      throw error;
    };
    const steered: Run = async (input) => {
      try {
        await there(input);
      } catch (error) {
        return tooLate(error, input);
      }
      return followed(idIn(input), method === 'requests.dismiss' ? () => here(input) : lookAgain);
    };
    const byWay: Readonly<Record<Exclude<Way, 'here'>, Run>> = {
      hub: there,
      'with-case': here,
      'hub-or-memory': (input) =>
        orElse(
          () => there(input),
          isSilence,
          () => here(input),
        ),
      'here-or-hub': (input) =>
        orElse(
          () => here(input),
          isMissing,
          () => there(input),
        ),
      'with-request': (input) => withRequest(input, there),
      steers: (input) => withRequest(input, steered),
    };
    return byWay[ways[method]];
  };

  const all = Object.entries(handlers).map(([name, { needs, run }]) => {
    // Object.entries loses the type of the keys.
    const method = name as Method;
    if (!isForwarded(method)) return [name, { needs, run }];
    // A handler takes what its own schema let in: a table of all of them has no narrower type.
    return [name, { needs, run: runBy(method, run as Run) }];
  });
  // Object.fromEntries forgets that its keys were all methods.
  return Object.fromEntries(all) as Handlers;
}
