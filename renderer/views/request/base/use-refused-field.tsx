import type { FieldMessage } from '../../../components/form/field.tsx';
import { useRequests } from '../../../stores/provider.tsx';
import { fieldRuleKey } from '../../../text/problem.ts';
import { Say } from '../../../text/text.tsx';

/** What was wrong with this field when a change of the request was last asked for. */
export function useRefusedField(id: string, field: string): FieldMessage | undefined {
  const problem = useRequests((state) =>
    state.problem?.id === id
      ? state.problem.error.fields.find((refused) => refused.field === field)
      : undefined,
  );
  if (!problem) return undefined;
  return { tone: 'error', words: <Say k={fieldRuleKey(problem)} fill={problem.params} /> };
}
