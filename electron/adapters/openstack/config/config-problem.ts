import { AppError } from '../../../core/base/errors.ts';

/** `cloud-config-wrong`: its only parameter is a sentence that names where it stands and what is wrong, and no value of it. */
export function configProblem(where: string, words: string): AppError {
  const sentence = `${where}: ${words}`;
  return new AppError('cloud-config-wrong', sentence, { params: [sentence] });
}
