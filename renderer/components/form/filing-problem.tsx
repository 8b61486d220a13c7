import { useFiling } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { fieldRuleKey } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';
import { ButtonLink } from '../button.tsx';
import type { FieldMessage } from './field.tsx';
import { ProblemNotice } from '../problem-notice.tsx';

/** What was wrong with this field when a wish was last filed. */
export function useFilingField(field: string): FieldMessage | undefined {
  const problem = useFiling((state) =>
    state.problem?.fields.find((refused) => refused.field === field),
  );
  if (!problem) return undefined;
  return { tone: 'error', words: <Say k={fieldRuleKey(problem)} fill={problem.params} /> };
}

/** Why the last wish was not filed, with what no field of the form says itself. */
export function FilingProblem({ fields }: { fields: readonly string[] }) {
  const problem = useFiling((state) => state.problem);
  if (!problem) return null;
  const elsewhere = problem.fields.filter(({ field }) => !fields.includes(field));
  return (
    <ProblemNotice problem={problem}>
      {problem.code === 'asked-otherwise' ? <OtherRequest ids={problem.params} /> : null}
      {elsewhere.map((refused) => (
        <p key={`${refused.field} ${refused.rule}`}>
          <Say k={fieldRuleKey(refused)} fill={refused.params} />
        </p>
      ))}
    </ProblemNotice>
  );
}

/** The way to what stands against the wish. */
const OtherRequest = ({ ids }: { ids: readonly string[] }) =>
  ids.map((id) => (
    <ButtonLink key={id} href={hashOf({ view: 'request', id })}>
      <Say k="way-other-request" />
    </ButtonLink>
  ));
