import { AppError } from '../../core/base/errors.ts';

/** One thing that is wrong with a profile. */
export interface ProfileProblem {
  /** The key path, such as `directory.uidNumber.ceiling`; empty for the file as a whole. */
  readonly key: string;
  /** Counted from 1; undefined where no line of the file is to blame. */
  readonly line?: number | undefined;
  /** What is wrong and what would be right, to follow the file and line. */
  readonly words: string;
}

/** So many problems are told at once, in the order of the lines; after them, more words only hide the first. */
export const mostProblems = 20;

/**
 * Every problem as one `AppError('invalid-input')`: a sentence per line in its message, and one field per problem with
 * the rule `profile`, whose only parameter is the sentence.
 */
export function profileError(file: string, problems: readonly ProfileProblem[]): AppError {
  const told = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, mostProblems);
  const sentences = told.map(({ key, line, words }) => ({
    key,
    sentence: line === undefined ? `${file}: ${words}` : `${file} line ${line}: ${words}`,
  }));
  return new AppError('invalid-input', sentences.map(({ sentence }) => sentence).join('\n'), {
    fields: sentences.map(({ key, sentence }) => ({
      field: key === '' ? 'profile' : key,
      rule: 'profile',
      params: [sentence],
    })),
  });
}
