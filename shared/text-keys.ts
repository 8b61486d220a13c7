import type { ErrorCode } from './errors.ts';
import type { FieldProblem } from './result.ts';

/** The i18n keys of a failure: what happened and what is safe, and what to do now. */
export const problemKeys = (code: ErrorCode) =>
  ({ what: `problem-${code}`, next: `problem-${code}-next` }) as const;

const families: Readonly<Record<string, string>> = {
  username: 'name-rule',
  shellName: 'name-rule',
  sshKey: 'key-rule',
};

/**
 * The i18n keys to try for what is wrong with a field, best first. Names and keys have families of their own; rules
 * without words (a schema's own message) come last as `field-rule-other`.
 */
export const fieldRuleKeys = ({ field, rule }: FieldProblem): string[] => [
  `${families[field] ?? 'field-rule'}-${rule}`,
  `field-rule-${rule}`,
  'field-rule-other',
];
