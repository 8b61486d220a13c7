import { useState } from 'react';
import { isAskedBack } from '../../../../shared/requests/approval.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Field } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
import { TextArea } from '../../../components/form/text-area.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say, useText } from '../../../text/text.tsx';
import { Dismiss } from './dismiss.tsx';
import { RefusedAction, useRefused } from './refused.tsx';

interface Props {
  request: RequestView;
}

/** Somebody with more rights has to approve it: since when it waits, whose approval it needs, and what they want to know. */
export function ForApproval({ request }: Props) {
  const { approval } = request;
  const { dayAndTime } = useText();
  if (!approval) return null;
  const isAsked = isAskedBack(approval);
  return (
    <>
      <Notice tone={isAsked ? 'warning' : 'notice'}>
        <p>
          <strong>
            <Say k={isAsked ? 'request-for-approval-question' : 'request-for-approval'} />
          </strong>
        </p>
        <p>
          <Say k={`approvals-needs-${approval.needs}`} />{' '}
          <Say k="approvals-since" fill={[dayAndTime(approval.since)]} />
        </p>
        <Talk request={request} />
      </Notice>
      <RefusedAction id={request.id} />
      {isAsked ? <Answer id={request.id} /> : null}
      <Dismiss id={request.id} />
    </>
  );
}

/** What was asked and answered last. */
export function Talk({ request: { approval } }: Props) {
  const { dayAndTime } = useText();
  const { question, answer } = approval ?? {};
  if (!question) return null;
  return (
    <>
      <p>
        <Say
          k="approvals-question"
          fill={[question.name, dayAndTime(question.at), question.text]}
        />
      </p>
      {answer ? (
        <p>
          <Say k="approvals-answer" fill={[dayAndTime(answer.at), answer.text]} />
        </p>
      ) : null}
    </>
  );
}

/** Answers what was asked about a request. */
export function Answer({ id }: { id: string }) {
  const [text, setText] = useState('');
  const answer = useStore('requests', (state) => state.answer);
  const form = useForm({
    wrong: { text: text.trim() === '' && <Say k="field-rule-reason-empty" /> },
    refused: useRefused(id),
    send: () => answer(id, text.trim()),
  });
  return (
    <Form of={form} submit="request-answer-do" action="progressive" weight="primary">
      <Field
        id={`answer-${id}`}
        label="request-answer"
        message={form.message('text')}
        control={(control) => <TextArea {...control} value={text} onType={setText} />}
      />
    </Form>
  );
}

/** By whom a request was approved that needed it, and when. */
export function Approved({ request: { approval, state } }: Props) {
  const { dayAndTime } = useText();
  const { decided } = approval ?? {};
  if (decided?.is !== 'approved' || state === 'for-approval') return null;
  const at = dayAndTime(decided.at);
  return (
    <p>
      {decided.name === '' ? (
        <Say k="request-approved-nameless" fill={[at]} />
      ) : (
        <Say k="request-approved" fill={[decided.name, at]} />
      )}
    </p>
  );
}
