import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import type { FieldMessage } from '../../../components/form/field.tsx';
import { fieldRuleKey } from '../../../text/problem.ts';
import { Say } from '../../../text/text.tsx';

/** Why the last thing asked for this request was not done. */
export function RefusedAction({ id }: { id: string }) {
  const problem = useStore('requests', (state) => state.problem);
  // A refused field says so itself.
  return problem?.id === id && problem.error.fields.length === 0 ? (
    <ProblemNotice problem={problem.error} />
  ) : null;
}

/** What was wrong with this field when a change of the request was last asked for. */
export function useRefusedField(id: string, field: string): FieldMessage | undefined {
  const problem = useStore('requests', (state) =>
    state.problem?.id === id
      ? state.problem.error.fields.find((refused) => refused.field === field)
      : undefined,
  );
  if (!problem) return undefined;
  return { tone: 'error', words: <Say k={fieldRuleKey(problem)} fill={problem.params} /> };
}
