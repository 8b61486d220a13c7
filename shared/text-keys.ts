import type { RequestView } from './domain/request.ts';
import { sortOf, type ErrorCode } from './errors.ts';
import type { FieldProblem } from './result.ts';

/** The i18n keys of a failure: what happened and what is safe, and what to do now. */
export const problemKeys = (code: ErrorCode) =>
  ({ what: `problem-${code}`, next: `problem-${code}-next` }) as const;

/** Failures whose first filling is what another system said, worth showing to whoever runs that system. */
const foreign = /^(directory-|sign-in-refused$|storage-failed$|internal$)/;

/** The other system's own words, where the failure has any. */
export const foreignWords = ({
  code,
  params,
}: {
  code: ErrorCode;
  params: readonly string[];
}): string => (foreign.test(code) ? (params[0] ?? '') : '');

type Standing = Pick<RequestView, 'state' | 'problem' | 'undone'>;

/** The i18n key of a request's state: what waits for a sign-in does not wait for the network, and what was undone stands no more. */
export function requestStateKey({ state, problem, undone }: Standing) {
  if (undone?.removed.includes('account')) return 'request-state-undone';
  return state === 'waiting' && problem !== undefined && sortOf(problem.code) === 'sign-in'
    ? 'request-state-waiting-sign-in'
    : (`request-state-${state}` as const);
}

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
