import type { FieldMessage } from '../../components/field.tsx';
import type { FieldName } from '../../stores/check-draft.ts';
import { useDraft } from '../../stores/provider.tsx';
import { fieldRuleKey } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';

/** What is wrong with a field since the card was last sent, until it is typed in again. */
export function useFieldMessage(field: FieldName): FieldMessage | undefined {
  const problem = useDraft((state) => state.problems[field]);
  if (!problem) return undefined;
  return { tone: 'error', words: <Say k={fieldRuleKey(problem)} fill={problem.params} /> };
}
