import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import type { FieldProblem } from '../../../../shared/result.ts';

/** Why the last thing asked for this request was not done. */
export function RefusedAction({ id }: { id: string }) {
  const problem = useStore('requests', (state) => state.problem);
  // A refused field says so itself.
  return problem?.id === id && problem.error.fields.length === 0 ? (
    <ProblemNotice problem={problem.error} />
  ) : null;
}

/** The fields that were refused when something was asked for this request last, for the form that has them. */
export const useRefused = (id: string): readonly FieldProblem[] | undefined =>
  useStore('requests', ({ problem }) => (problem?.id === id ? problem.error.fields : undefined));
