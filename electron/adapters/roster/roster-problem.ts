import { AppError } from '../../core/base/errors.ts';

/** Why a file cannot be read as a roster; `params` are numbers only, never what stands in it. */
export const rosterProblem = (rule: string, ...params: readonly number[]): AppError =>
  new AppError('invalid-input', `The roster cannot be read: ${[rule, ...params].join(' ')}`, {
    fields: [{ field: 'file', rule, params: params.map(String) }],
  });
