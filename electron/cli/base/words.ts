import Banana from 'banana-i18n';
import en from '../../../i18n/en.json' with { type: 'json' };
import type { FieldProblem, WireError } from '../../../shared/result.ts';
import { fieldRuleKeys, foreignWords, problemKeys } from '../../../shared/requests/text-keys.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { placeholder } from './placeholder.ts';

/** The same sentences as on the screens, for a terminal. A terminal is English: its words are also read by scripts. */
const { '@metadata': _, ...messages } = en;
const banana = new Banana('en', { messages });
const isKnown = (key: string): boolean => Object.hasOwn(messages, key);

/** What a server or a file said may hold control characters; a terminal would obey them. */
export const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

export const say = (key: string, ...params: readonly (string | number)[]): string =>
  isKnown(key) ? banana.i18n(key, ...params) : key;

/** `shellName` is typed as `--shell-name`, and so on; a field is named as it is typed, a place as the help shows it. */
const asTyped = (field: string): string =>
  /^[A-Z-]+$/u.test(field)
    ? placeholder(field)
    : field
        .replace(/^further\.(project\.(?!name$))?/u, '')
        .replace(/\.(name|reason)$/u, '')
        .replace(/^hosts(\.\d+)?$/u, 'host')
        .replace(/^members(\.\d+(\.\w+)?)?$/u, 'member')
        .replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Where the words for a rule may be: those of a terminal first, for rules that nothing else breaks. */
const keysOf = (problem: FieldProblem): readonly string[] => [
  `cli-rule-${problem.rule}`,
  ...fieldRuleKeys(problem),
];

/** Whether there is a sentence for what is wrong, better than that it is. */
export const hasWords = (problem: FieldProblem): boolean =>
  keysOf(problem).find(isKnown) !== 'field-rule-other';

/** What is wrong with a field, in words. */
export function ruleWords(problem: FieldProblem): string {
  const key = keysOf(problem).find(isKnown) ?? problem.rule;
  const words = key === 'field-rule-other' ? problem.rule : say(key, ...problem.params);
  return problem.rule.endsWith('-held') ? say('cli-say-why', words) : words;
}

/** What is wrong with a command, or in a file, names by itself what it is about. */
const namesItself = ({ field, rule }: FieldProblem): boolean =>
  field === 'command' || rule === 'profile';

/** One line for one field: its name as the option is called, and what is wrong. */
export const fieldLine = (problem: FieldProblem): string =>
  namesItself(problem) ? ruleWords(problem) : `${asTyped(problem.field)}: ${ruleWords(problem)}`;

/** What to do next in a terminal, where a page says something that can only be done there, or that a command which has ended does not do. */
const nextInTerminal: { readonly [Code in ErrorCode]?: string } = {
  'directory-unreachable': 'cli-next-saved',
  'directory-timeout': 'cli-next-saved',
  'directory-busy': 'cli-next-saved',
  'cloud-unreachable': 'cli-next-saved',
  'cloud-timeout': 'cli-next-saved',
  'cloud-busy': 'cli-next-saved',
  'hub-unreachable': 'cli-next-saved',
  'hub-timeout': 'cli-next-saved',
  'hub-busy': 'cli-next-saved',
  'not-found': 'cli-next-not-found',
  'request-not-open': 'cli-next-request-not-open',
  'unknown-method': 'cli-next-unknown-method',
  'approval-pending': 'cli-next-approval-pending',
  'review-pending': 'cli-next-review-pending',
  'handed-over-not-yet': 'cli-next-handed-over-not-yet',
  'group-stuck': 'cli-next-group-stuck',
  'screen-handed-over': 'cli-next-screen-handed-over',
  'storage-failed': 'cli-next-storage-failed',
  'desk-not-enrolled': 'cli-next-desk-not-enrolled',
  'sign-in-needed': 'cli-next-sign-in-needed',
  'cloud-sign-in-needed': 'cli-next-cloud-sign-in-needed',
  'cloud-passcode-needed': 'cli-next-cloud-passcode-needed',
};

interface FailureWords {
  readonly what: string;
  /** What another system said, or what else to look at. */
  readonly details: readonly string[];
  /** What to do now; some of it only a terminal can. */
  readonly hints: readonly string[];
}

export function failureWords(failure: Pick<WireError, 'code' | 'params'>): FailureWords {
  const { code, params } = failure;
  const { what, next } = problemKeys(code);
  const words = foreignWords(failure);
  const inTerminal = `cli-hint-${code}`;
  return {
    what: code === 'unknown-method' ? say('cli-unknown-method') : say(what, ...params),
    details: [
      ...(code === 'asked-otherwise' ? [say('cli-other-request', ...params)] : []),
      ...(words === '' ? [] : [say('problem-detail', words)]),
    ],
    hints: [
      say(nextInTerminal[code] ?? next, ...params),
      ...(isKnown(inTerminal) ? [say(inTerminal)] : []),
    ],
  };
}

/** What happened, what to do now unless told otherwise and, where another system said something, its words. */
export function failureLines(
  failure: Pick<WireError, 'code' | 'params'>,
  { withHints = true }: { readonly withHints?: boolean } = {},
): string[] {
  const { what, details, hints } = failureWords(failure);
  return [what, ...(withHints ? hints : []), ...details];
}
