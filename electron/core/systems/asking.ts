import type { ErrorCode, FailureSort } from '../../../shared/errors.ts';
import { AppError } from '../base/errors.ts';

/** A place that could not be asked, with why; each reason of a place once. */
export interface Unread<Place> {
  readonly place: Place;
  readonly code: ErrorCode;
}

/** Asks several places side by side: what can be told is told, and where nobody could be asked is noted instead of failing all of it. */
export function createAsking<Place extends string>() {
  const unread: Unread<Place>[] = [];
  const note = (place: Place, code: ErrorCode): void => {
    const isNoted = unread.some((noted) => noted.place === place && noted.code === code);
    if (!isNoted) unread.push({ place, code });
  };
  return {
    /** Complete once every `ask` has settled. */
    unread,
    async ask<T>(place: Place, answer: Promise<T> | undefined): Promise<T | undefined> {
      try {
        return await answer;
      } catch (error) {
        if (!(error instanceof AppError) || error.sort === 'broken') throw error;
        note(place, error.code);
        return undefined;
      }
    },
  };
}

/** Failures that pass when the network is back or somebody signs in. */
const passing: readonly FailureSort[] = ['network', 'sign-in'];

/** Whether this failure says that nobody can be asked now. */
export const isPassing = (error: unknown): error is AppError =>
  error instanceof AppError && passing.includes(error.sort);

/** What a system answers; undefined where it cannot be asked now. */
export async function unlessAway<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
}
