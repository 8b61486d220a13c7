import Banana from 'banana-i18n';
import en from '../../../i18n/en.json' with { type: 'json' };
import type { FieldProblem, WireError } from '../../../shared/result.ts';
import { fieldRuleKeys, foreignWords, problemKeys } from '../../../shared/requests/text-keys.ts';

/** The same sentences as on the screens, for a terminal. A terminal is English: its words are also read by scripts. */
const { '@metadata': _, ...messages } = en;
const banana = new Banana('en', { messages });
const isKnown = (key: string): boolean => Object.hasOwn(messages, key);

/** What a server or a file said may hold control characters; a terminal would obey them. */
export const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

export const say = (key: string, ...params: readonly (string | number)[]): string =>
  isKnown(key) ? banana.i18n(key, ...params) : key;

/** `shellName` is typed as `--shell-name`, and so on; a field is named as it is typed. */
const asTyped = (field: string): string =>
  field
    .replace(/^further\.(project\.(?!name$))?/u, '')
    .replace(/\.(name|reason)$/u, '')
    .replace(/^members(\.\d+(\.\w+)?)?$/u, 'member')
    .replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** What is wrong with a field, in words. */
export function ruleWords(problem: FieldProblem): string {
  const key = fieldRuleKeys(problem).find(isKnown) ?? problem.rule;
  const words = key === 'field-rule-other' ? problem.rule : say(key, ...problem.params);
  return problem.rule.endsWith('-held') ? say('cli-say-why', words) : words;
}

/** One line for one field: its name as the option is called, and what is wrong. */
export const fieldLine = (problem: FieldProblem): string =>
  `${asTyped(problem.field)}: ${ruleWords(problem)}`;

/** What happened, what to do now and, where another system said something, its words. */
export function failureLines(failure: Pick<WireError, 'code' | 'params'>): string[] {
  const { what, next } = problemKeys(failure.code);
  const lines = [say(what, ...failure.params), say(next, ...failure.params)];
  if (failure.code === 'asked-otherwise') lines.push(say('cli-other-request', ...failure.params));
  const words = foreignWords(failure);
  return words === '' ? lines : [...lines, say('problem-detail', words)];
}
