import type { FailureSort } from '../../../shared/errors.ts';
import { AppError } from '../errors.ts';

/** Failures that pass when the network is back or somebody signs in. */
const passing: readonly FailureSort[] = ['network', 'sign-in'];

/** What a system answers; undefined where it cannot be asked now. */
export async function unlessAway<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && passing.includes(error.sort)) return undefined;
    throw error;
  }
}
