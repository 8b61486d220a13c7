import {
  type RequestState,
  underWayStates,
  unfinishedStates,
} from '../../../shared/requests/request.ts';
import { AppError } from '../../core/base/errors.ts';
import type { RequestTarget, StoredRequest, Writing } from '../../core/ports/request-journal.ts';
import type { Seal } from '../../core/ports/seal.ts';

const NONE = new Uint8Array();

const isUnfinished = (state: unknown): boolean => unfinishedStates.some((one) => one === state);

/** What a request is about, as digests that nobody without the key can make or check: two that are about the same thing have the same one. */
export const targetDigests = ({ of, wants }: RequestTarget, seal: Seal) => ({
  target: seal.digest(of, 'request target'),
  wants: seal.digest(wants, 'request wants'),
});

/** The values of a request's row: nothing is known where nobody says, and empty where it shares its target with no other. */
export function targetColumns(target: Writing['target'], seal: Seal) {
  if (target === undefined) return { target: null, wants: null };
  return target === 'none' ? { target: NONE, wants: NONE } : targetDigests(target, seal);
}

/** The digest of what makes a request the same as another. */
export const cardDigest = (card: string, seal: Seal): Uint8Array =>
  seal.digest(card, 'request card');

/** In whose name a request was filed, as a digest that nobody without the key can make or check. */
export const filerDigest = (askedBy: string, seal: Seal): Uint8Array =>
  seal.digest(askedBy, 'request filed by');

/** What has to be looked for before a request is written. */
export interface ToRefuse {
  readonly target?: RequestTarget;
  readonly card?: string;
}

/** Another of the same card, where this one is filed, or comes where it was expected, and is under way from then on. */
function cardToRefuse(state: RequestState, before: unknown, { card }: Writing): ToRefuse {
  const isFiled = before === undefined || before === 'expected';
  return card !== undefined && isFiled && underWayStates.includes(state) ? { card } : {};
}

/**
 * What has to be looked for before this request is written: others that want its target in another way where it begins anew, and another of the same
 * card where it is filed.
 *
 * @param before - the state it was in; undefined for one that is filed
 */
export function toRefuseFor({ state }: StoredRequest, before: unknown, as: Writing): ToRefuse {
  if (!isUnfinished(state) || isUnfinished(before)) return {};
  const { target } = as;
  const own = cardToRefuse(state, before, as);
  return target === undefined || target === 'none' ? own : { target, ...own };
}

/** What is thrown where another is there. */
export const askedOtherwise = (other: string): AppError =>
  new AppError('asked-otherwise', `Request ${other} asks for something else of the same`, {
    params: [other],
  });
