import type { Input } from '../../../shared/contract/index.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import type { SubmitMethod } from '../../stores/submission-store.ts';
import { Say } from '../../text/text.tsx';
import { ButtonLink } from '../button.tsx';
import { FieldRule, ProblemNotice } from '../problem-notice.tsx';
import { Form, type FormState, useForm, type Wrong } from './form.tsx';

/** Goes to the page of a request that was just made, which this screen did not know yet. */
export function useOpenRequest(): (request: RequestView) => void {
  const receive = useStore('requests', (state) => state.receive);
  return (request) => {
    receive(request);
    window.location.hash = hashOf({ view: 'request', id: request.id });
  };
}

/** Makes a request of a form and goes to its page; stays where it was refused. Answers whether there is a request now. */
export function useSubmit<M extends SubmitMethod>(method: M): (form: Input<M>) => Promise<boolean> {
  const submit = useStore('submission', (state) => state.submit);
  const open = useOpenRequest();
  return async (form) => {
    const request = await submit(method, form);
    if (request) open(request);
    return request !== undefined;
  };
}

interface Needs<M extends SubmitMethod> {
  readonly wrong?: Wrong;
  /** The fields that say themselves what was refused about them; those that can be wrong, where left out. */
  readonly fields?: readonly string[];
  /** What is sent. */
  readonly form: () => Input<M>;
  /** Once there is a request. */
  readonly onDone?: () => void;
}

interface Submission extends FormState {
  readonly fields: readonly string[];
}

/** A form that a request is made of by `method`; `SubmissionForm` shows it. */
export function useSubmission<M extends SubmitMethod>(
  method: M,
  { wrong = {}, fields = Object.keys(wrong), form, onDone }: Needs<M>,
): Submission {
  const submit = useSubmit(method);
  const refused = useStore('submission', (state) => state.problem?.fields);
  const send = async () => {
    if (await submit(form())) onDone?.();
  };
  return { ...useForm({ wrong, refused, send }), fields };
}

interface Props extends Omit<Parameters<typeof Form>[0], 'of' | 'action'> {
  of: Submission;
}

/** The fields of a request, why it was refused, and the button that says so while it is being saved. */
export function SubmissionForm({ of, submit, children, ...form }: Props) {
  const sending = useStore('submission', (state) => state.sending);
  return (
    <Form of={of} submit={sending ? 'card-sending' : submit} action="progressive" {...form}>
      {children}
      <SubmissionProblem fields={of.fields} />
    </Form>
  );
}

/** Why the last form was refused, but for what its `fields` say themselves. */
export function SubmissionProblem({ fields = [] }: { fields?: readonly string[] }) {
  const problem = useStore('submission', (state) => state.problem);
  if (!problem) return null;
  const elsewhere = problem.fields.filter(({ field }) => !fields.includes(field));
  return (
    <ProblemNotice problem={problem}>
      {problem.code === 'asked-otherwise' ? <OtherRequest ids={problem.params} /> : null}
      {elsewhere.map((refused) => (
        <p key={`${refused.field} ${refused.rule}`}>
          <FieldRule problem={refused} />
        </p>
      ))}
    </ProblemNotice>
  );
}

/** The way to what asks for something else already. */
const OtherRequest = ({ ids }: { ids: readonly string[] }) =>
  ids.map((id) => (
    <ButtonLink key={id} href={hashOf({ view: 'request', id })}>
      <Say k="way-other-request" />
    </ButtonLink>
  ));
