import { isAskedBack } from './approval.ts';
import { kinds } from './kinds.ts';
import type { RequestView } from './request.ts';
import { isPending, sortOf, type ErrorCode } from '../errors.ts';
import type { FieldProblem } from '../result.ts';
import type { UndoPart } from './undo.ts';

/** The i18n keys of a failure: what happened and what is safe, and what to do now. */
export const problemKeys = (code: ErrorCode) =>
  ({ what: `problem-${code}`, next: `problem-${code}-next` }) as const;

/** Failures whose first filling is what another system said, worth showing to whoever runs that system. A referral has it in its sentence. */
const foreign =
  /^(directory-(?!referral$)|hub-(unreachable|timeout|garbled|certificate|refused)$|sign-in-refused$|storage-failed$|internal$)/;

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

type StateOfRequest = Pick<RequestView, 'state' | 'problem' | 'undone' | 'origin' | 'approval'>;

/** What a request waits for that passes by itself; a connection only where nothing answers at all. */
function waitingKey(code: ErrorCode) {
  if (isPending(code)) return `request-state-${code}` as const;
  const sort = sortOf(code);
  if (sort === 'sign-in') return 'request-state-waiting-sign-in';
  if (sort === 'throttled') return 'request-state-waiting-limit';
  if (sort !== 'network') return 'request-state-waiting-turn';
  if (code.endsWith('-unreachable')) return 'request-state-waiting-connection';
  if (code.startsWith('hub-')) return 'request-state-waiting-hub';
  return code.startsWith('cloud-')
    ? 'request-state-waiting-cloud'
    : 'request-state-waiting-directory';
}

/** What was undone of a request: all that it did, or only the key of an account that it made and that still stands. */
const undoneKey = (removed: readonly UndoPart[], origin: RequestView['origin']) =>
  origin === 'made' && removed.every((part) => part === 'key')
    ? 'request-state-key-undone'
    : 'request-state-undone';

/** Whether an approver waits for an answer. */
const isQuestion = ({ state, approval }: StateOfRequest): boolean =>
  state === 'for-approval' && isAskedBack(approval);

/** Whether an approver refused it. */
const isRefused = ({ state, approval }: StateOfRequest): boolean =>
  state === 'dismissed' && approval?.decided?.is === 'refused';

/**
 * The i18n key of a request's state: what waits for a login, a limit or somebody else does not wait for a connection, and what
 * was undone stands no more.
 */
export function requestStateKey(request: StateOfRequest) {
  const { state, problem, undone, origin } = request;
  if (isQuestion(request)) return 'request-state-asked-back';
  if (isRefused(request)) return 'request-state-refused';
  if (undone) return undoneKey(undone.removed, origin);
  if (state !== 'waiting') return `request-state-${state}` as const;
  return problem ? waitingKey(problem.code) : 'request-state-waiting';
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
