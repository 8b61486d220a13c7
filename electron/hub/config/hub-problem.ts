import { AppError } from '../../core/base/errors.ts';

/** Something of a hub that is not right, as `invalid-input` whose words a terminal shows as they are. `field` is a key of the file, or a variable. */
export const hubProblem = (field: string, words: string, cause?: unknown): AppError =>
  new AppError('invalid-input', words, {
    fields: [{ field, rule: 'profile', params: [words] }],
    cause,
  });
