import type { FailureSort } from '../../../shared/errors.ts';
import { AppError } from '../base/errors.ts';

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
