import { sortOf, type ErrorCode, type FailureSort } from '../../../shared/errors.ts';
import { fail, type FieldProblem, type Result } from '../../../shared/result.ts';

interface More {
  /** What fills the places of the code's sentence; never a secret, never an e-mail address. */
  params?: readonly string[];
  fields?: readonly FieldProblem[];
  cause?: unknown;
  /** ISO 8601 in UTC. */
  retryAt?: string | undefined;
}

/**
 * An expected failure. Thrown by adapters (translation) and services (rules) only. `message` is English
 * and goes to logs and scripts; a screen shows the words of `code`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: readonly string[];
  readonly fields: readonly FieldProblem[];
  /** When it is worth another try, where that is known. */
  readonly retryAt: string | undefined;

  constructor(code: ErrorCode, message: string, more: More = {}) {
    super(message, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = more.params ?? [];
    this.fields = more.fields ?? [];
    this.retryAt = more.retryAt;
  }

  get sort(): FailureSort {
    return sortOf(this.code);
  }
}

/** Failures with which nobody at the hub has said anything: what a desk remembers is worth more than that. */
export const isSilence = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.code === 'desk-not-enrolled' ||
    (error.sort === 'network' && error.code.startsWith('hub-')));

/** The failure as it may cross a bridge: an unknown error says nothing of itself but its log id. */
export function toWire(error: unknown, logId: string): Result<never> {
  if (error instanceof AppError) return fail(error.code, error.message, error);
  return fail('internal', `Unexpected failure; log id ${logId}`, { params: [logId] });
}

/** What a person typed cannot be taken, as `invalid-input`: `said` is what cannot be done, and `fields` is everything that is wrong. */
export function invalidInput(fields: readonly FieldProblem[], said: string): AppError {
  const which = fields.map(({ field, rule }) => `${field}: ${rule}`).join('; ');
  return new AppError('invalid-input', `${said}: ${which}`, { fields });
}
