import type { RequestState } from '../../../shared/requests/request.ts';
import { sortOf, type ErrorCode } from '../../../shared/errors.ts';

/** What scripts rely on; published, so never changed. */
export const EXIT = { confirmed: 0, ourFault: 1, badInput: 2, waiting: 3, needsYou: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitOfState(state: RequestState): ExitCode {
  if (state === 'confirmed' || state === 'dismissed') return EXIT.confirmed;
  return state === 'needs-you' ? EXIT.needsYou : EXIT.waiting;
}

export function exitOfError(code: ErrorCode): ExitCode {
  if (code === 'invalid-input') return EXIT.badInput;
  const sort = sortOf(code);
  if (sort === 'broken') return EXIT.ourFault;
  return sort === 'refused' ? EXIT.needsYou : EXIT.waiting;
}

/** One code for many: whoever needs a person comes before whoever only waits. */
export const worst = (codes: readonly ExitCode[]): ExitCode =>
  Math.max(EXIT.confirmed, ...codes) as ExitCode; // of codes only
