import type { ErrorCode } from '../../../../shared/errors.ts';
import { AppError } from '../../../core/base/errors.ts';
import { isTlsFailure } from '../../node/tls-failure.ts';
import type { Asked } from './asked.ts';
import { HttpTimeout, ReplyTooLong } from './http.ts';

const nodeCodeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

function codeOf(error: Error): ErrorCode {
  if (error instanceof HttpTimeout || nodeCodeOf(error) === 'ETIMEDOUT') return 'cloud-timeout';
  if (error instanceof ReplyTooLong) return 'cloud-refused';
  return isTlsFailure(nodeCodeOf(error)) ? 'cloud-certificate' : 'cloud-unreachable';
}

/** What kept an answer from coming, as an `AppError` with the parameters [Node's word for it, what was asked, service]. */
export function transportFailure(thrown: unknown, { what, service }: Asked): AppError {
  if (thrown instanceof AppError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(`${typeof thrown} was thrown`);
  // A host with several addresses fails without a message of its own (AggregateError).
  const words = nodeCodeOf(error) || error.message;
  return new AppError(codeOf(error), `The cloud (${service}) could not ${what}: ${words}`, {
    params: [words, what, service],
    cause: thrown,
  });
}
