import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useRequests } from '../../../stores/provider.tsx';

/** Why the last thing asked for this request was not done. */
export function RefusedAction({ id }: { id: string }) {
  const problem = useRequests((state) => state.problem);
  // A refused field says so itself.
  return problem?.id === id && problem.error.fields.length === 0 ? (
    <ProblemNotice problem={problem.error} />
  ) : null;
}
