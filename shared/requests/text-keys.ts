import { kinds } from './kinds.ts';
import type { RequestView } from './request.ts';
import { isPending, sortOf, type ErrorCode } from '../errors.ts';
import type { FieldProblem } from '../result.ts';

/** The i18n keys of a failure: what happened and what is safe, and what to do now. */
export const problemKeys = (code: ErrorCode) =>
  ({ what: `problem-${code}`, next: `problem-${code}-next` }) as const;

/** Failures whose first filling is what another system said, worth showing to whoever runs that system. A referral has it in its sentence. */
const foreign = /^(directory-(?!referral$)|sign-in-refused$|storage-failed$|internal$)/;

/** Those of a cloud fill in what was asked and the service as well, since a cloud is many services. */
const foreignCloud =
  /^cloud-(?!not-set-up$|throttled$|service-missing$|user-unknown$|passcode-needed$|sign-in-needed$)/;

/** The other system's own words, where the failure has any. */
export const foreignWords = ({
  code,
  params,
}: {
  code: ErrorCode;
  params: readonly string[];
}): string => {
  const [said = '', ...asked] = params;
  if (foreign.test(code)) return said;
  if (!foreignCloud.test(code)) return '';
  const where = asked.filter((word) => word !== '').join(', ');
  return where === '' ? said : `${said} (${where})`.trimStart();
};

type StateOfRequest = Pick<RequestView, 'state' | 'problem' | 'undone'>;

/**
 * The i18n key of a request's state: what waits for a sign-in or for somebody else does not wait for the network, and what was
 * undone stands no more.
 */
export function requestStateKey({ state, problem, undone }: StateOfRequest) {
  // Without its key an account still stands.
  if (undone?.removed.some((part) => part !== 'key')) return 'request-state-undone';
  if (state !== 'waiting' || problem === undefined) return `request-state-${state}` as const;
  if (isPending(problem.code)) return `request-state-${problem.code}` as const;
  return sortOf(problem.code) === 'sign-in'
    ? 'request-state-waiting-sign-in'
    : 'request-state-waiting';
}

/**
 * What a request is about in a few words: the i18n key, then what fills its places. Before it has run once, nobody may have told the
 * person's name yet.
 */
export function requestNameKey(request: RequestView) {
  const { kind, username, shellName } = request;
  return kinds[kind].name(username === '' ? shellName : username, request);
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
