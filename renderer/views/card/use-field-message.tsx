import type { FieldMessage } from '../../components/form/field.tsx';
import type { CardField } from '../../forms/card-form.ts';
import { useStore } from '../../stores/provider.tsx';
import { fieldRuleKey } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';
import type { FieldProblem } from '../../../shared/result.ts';

const messageOf = (problem: FieldProblem | undefined): FieldMessage | undefined =>
  problem && { tone: 'error', words: <Say k={fieldRuleKey(problem)} fill={problem.params} /> };

/** What is wrong with a field since the card was last sent, until it is typed in again. */
export const useFieldMessage = (field: CardField): FieldMessage | undefined =>
  messageOf(useStore('draft', (state) => state.problems[field]));

/** The same for a form that knows the names of its fields only when it is drawn. */
export function useFieldMessages(): (field: string) => FieldMessage | undefined {
  const problems = useStore('draft', (state) => state.problems);
  return (field) => messageOf(Object.values(problems).find((problem) => problem?.field === field));
}
