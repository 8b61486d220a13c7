import { ResultCodeError } from 'ldapts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { AppError } from '../../../core/base/errors.ts';
import { tidyWords } from '../../node/tidy-words.ts';
import { isTlsFailure } from '../../node/tls-failure.ts';

/** Answers (RFC 4511 appendix A) that need be no failure to whoever asked. */
export const resultCodes = {
  noSuchAttribute: 16,
  constraintViolation: 19,
  valueExists: 20,
  noSuchObject: 32,
  objectClassViolation: 65,
} as const;

type Answer = keyof typeof resultCodes;

/** LDAP result codes (RFC 4511 appendix A) that mean something to a desk; all others are `directory-refused`. */
const byResultCode: Readonly<Record<number, ErrorCode>> = {
  3: 'directory-busy',
  7: 'sign-in-refused',
  8: 'directory-unprotected',
  10: 'directory-referral',
  11: 'directory-busy',
  13: 'directory-unprotected',
  48: 'sign-in-needed',
  49: 'sign-in-refused',
  50: 'directory-no-rights',
  51: 'directory-busy',
  52: 'directory-busy',
  68: 'entry-exists',
  // assertionFailed (RFC 4528): the entry is not as it was seen.
  122: 'entry-changed',
};

const nodeCodeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * What a constraintViolation (19) is about shows only in slapd's words: the `unique` overlay quotes the filter it asked,
 * ppolicy speaks of the password. A value in that filter has its brackets escaped, so it cannot pass for an attribute.
 */
function constraintCode(message: string): ErrorCode {
  if (/\([ug]idnumber=/i.test(message)) return 'number-taken';
  if (/\(cn=/i.test(message)) return 'name-taken';
  return /password/i.test(message) ? 'password-refused' : 'directory-refused';
}

function codeOf(error: Error): ErrorCode {
  if (error instanceof ResultCodeError) {
    return error.code === resultCodes.constraintViolation
      ? constraintCode(error.message)
      : (byResultCode[error.code] ?? 'directory-refused');
  }
  const nodeCode = nodeCodeOf(error);
  if (isTlsFailure(nodeCode)) return 'directory-certificate';
  const isLate = nodeCode === 'ETIMEDOUT' || /timed out|timeout/i.test(error.message);
  return isLate ? 'directory-timeout' : 'directory-unreachable';
}

/** The server's own words, or a referral's URIs, as they may be shown; ldapts puts the result code behind them. */
const wordsOf = (error: ResultCodeError): string =>
  tidyWords(error.message.replace(/Code: 0x[0-9a-f]+$/i, ''), []);

/** Whether the directory itself answered, so that its connection is still good. */
export const isAnswer = (error: unknown): boolean => error instanceof ResultCodeError;

/** Whether the server answered with this result code. */
export const isResult = (error: unknown, code: number): boolean =>
  error instanceof ResultCodeError && error.code === code;

/**
 * Runs a write and answers the name of the server's answer where it is one of these, undefined where the write was done. Other answers
 * are thrown.
 */
export async function answerOf<Name extends Answer>(
  write: Promise<void>,
  names: readonly Name[],
): Promise<Name | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    const answer = names.find((name) => isResult(error, resultCodes[name]));
    if (answer === undefined) throw error;
    return answer;
  }
}

/** Runs a write and takes one answer of the server for "it is so already". */
export async function unlessAlready(name: Answer, write: Promise<void>): Promise<void> {
  await answerOf(write, [name]);
}

/**
 * Turns whatever ldapts, TLS or the socket threw into an `AppError`. `asked` says in English what was asked
 * for, without any value of it: messages go to logs.
 */
export function translate(error: unknown, asked: string): AppError {
  if (error instanceof AppError) return error;
  const failure = error instanceof Error ? error : new Error(`${typeof error} was thrown`);
  const code = codeOf(failure);
  const isTheirs = failure instanceof ResultCodeError;
  const detail = isTheirs ? wordsOf(failure) : nodeCodeOf(failure);
  // A host with several addresses fails without a message of its own (AggregateError).
  const why = isTheirs ? detail || `code ${failure.code}` : failure.message || detail;
  return new AppError(code, `The directory could not ${asked}: ${why}`, {
    params: detail ? [detail] : [],
    cause: error,
  });
}
