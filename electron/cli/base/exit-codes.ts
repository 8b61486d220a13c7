import type { RequestState } from '../../../shared/requests/request.ts';
import { sortOf, type ErrorCode } from '../../../shared/errors.ts';

/** What scripts rely on; published, so never changed. */
export const EXIT = { confirmed: 0, ourFault: 1, badInput: 2, waiting: 3, needsYou: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each means to whoever waits for the command, in the order in which they are explained. */
export const exitWords: readonly (readonly [code: ExitCode, words: string])[] = [
  [EXIT.confirmed, 'done, canceled or unchanged'],
  [EXIT.ourFault, 'internal error'],
  [EXIT.badInput, 'usage or input error'],
  [EXIT.waiting, 'saved, not finished'],
  [EXIT.needsYou, 'action needed'],
];

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
