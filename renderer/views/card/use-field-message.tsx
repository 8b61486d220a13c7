import { type FieldMessage, refusal } from '../../components/form/field.tsx';
import { heldProblem, type CardField } from '../../forms/card-form.ts';
import { useStore } from '../../stores/provider.tsx';

/** What is wrong with a field since the card was last sent, until it is typed in again. */
export const useFieldMessage = (field: CardField): FieldMessage | undefined =>
  refusal(useStore('draft', (state) => state.problems[field]));

/** That somebody else has the address or the key, as soon as it is known. */
export function useHeldMessage(field: 'email' | 'sshKey'): FieldMessage | undefined {
  const fields = useStore('draft', (state) => state.fields);
  const held = useStore('draft', (state) => state.held);
  const found = heldProblem(field, fields, held);
  return found && refusal({ field, ...found });
}

/** The same for a form that knows the names of its fields only when it is drawn. */
export function useFieldMessages(): (field: string) => FieldMessage | undefined {
  const problems = useStore('draft', (state) => state.problems);
  return (field) => refusal(Object.values(problems).find((problem) => problem?.field === field));
}
