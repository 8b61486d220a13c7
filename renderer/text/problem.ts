import { failures, type ErrorCode } from '../../shared/errors.ts';
import type { KeyRepair, KeyRule } from '../../shared/keys/key-report.ts';
import type { NameRule } from '../../shared/names/name-verdict.ts';
import type { FieldProblem } from '../../shared/result.ts';
import { fieldRuleKeys, problemKeys as keysOfProblem } from '../../shared/requests/text-keys.ts';
import type { Text } from './create-text.ts';
import type { MessageKey } from './languages.ts';

/**
 * The words of a failure: what happened and what is safe, then what to do now. Exhaustive by the compiler: a code
 * without both sentences in i18n/en.json is no `MessageKey`.
 */
export const problemKeys = (code: ErrorCode): { what: MessageKey; next: MessageKey } =>
  keysOfProblem(code);

/** The sentence for a rule of names that was broken. */
export const nameRuleKey = (rule: NameRule): MessageKey => `name-rule-${rule}`;
/** The sentence for a rule of SSH keys that was broken. */
export const keyRuleKey = (rule: KeyRule): MessageKey => `key-rule-${rule}`;
/** The sentence for what was mended in a key that was pasted. */
export const keyRepairKey = (repair: KeyRepair): MessageKey => `key-repair-${repair}`;

/** The sentence for one field that was refused; names and keys have their own families of rules. */
export const fieldRuleKey = (problem: FieldProblem, { has }: Pick<Text, 'has'>): MessageKey =>
  fieldRuleKeys(problem).find(has) ?? 'field-rule-other';

/** A code may come from a newer Lanyard than this screen. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(failures, code);
