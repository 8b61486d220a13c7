import type { ReactNode } from 'react';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';
import { Button, ButtonLink, type Look } from '../button.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { fieldRuleKey } from '../../text/problem.ts';
import type { FieldMessage } from './field.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { RequestView } from '../../../shared/requests/request.ts';

interface Props extends Pick<Look, 'weight' | 'size'> {
  submit: MessageKey;
  /** Other actions beside it. */
  children?: ReactNode;
}

/** The end of a form that files a request; it says so while the request is being saved. */
export function FilingActions({ submit, children, ...look }: Props) {
  const filing = useStore('submission', (state) => state.filing);
  return (
    <div className="actions">
      <Button type="submit" action="progressive" {...look}>
        <Say k={filing ? 'card-sending' : submit} />
      </Button>
      {children}
    </div>
  );
}

/** What was wrong with this field when a wish was last filed. */
export function useFilingField(field: string): FieldMessage | undefined {
  const problem = useStore('submission', (state) =>
    state.problem?.fields.find((refused) => refused.field === field),
  );
  if (!problem) return undefined;
  return { tone: 'error', words: <Say k={fieldRuleKey(problem)} fill={problem.params} /> };
}

/** Why the last wish was not filed, with what no field of the form says itself. */
export function FilingProblem({ fields }: { fields: readonly string[] }) {
  const problem = useStore('submission', (state) => state.problem);
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

/** Goes to the page of a request that was just filed; stays where it was refused. Answers whether it was filed. */
export function useFiled(): (filing: Promise<RequestView | undefined>) => Promise<boolean> {
  const receive = useStore('requests', (state) => state.receive);
  return async (filing) => {
    const request = await filing;
    if (!request) return false;
    receive(request);
    window.location.hash = hashOf({ view: 'request', id: request.id });
    return true;
  };
}
