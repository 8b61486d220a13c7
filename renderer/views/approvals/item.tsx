import { useState } from 'react';
import type { RequestView } from '../../../shared/requests/request.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { TextArea } from '../../components/form/text-area.tsx';
import { RequestName } from '../../components/request-name.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { isOthers, mayDecide } from '../../selectors/approvals.ts';
import { useStore } from '../../stores/provider.tsx';
import { requestName } from '../../text/request-name.ts';
import { Say, useText } from '../../text/text.tsx';
import { askedFacts } from '../request/base/asked.tsx';
import { Talk } from '../request/base/for-approval.tsx';

interface Props {
  readonly request: RequestView;
  /** Called once the request may be off the page. */
  readonly onDecided: () => void;
  /** Left out where it is decided about by itself. */
  readonly choice?: Choice | undefined;
}

interface Choice {
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

/** One request that waits: what it asks for, since when, who looks after it, and what its approver can do. */
export function Item({ request, onDecided, choice }: Props) {
  const { id, approval } = request;
  const text = useText();
  const caller = useStore('approvals', (state) => state.caller);
  if (!approval) return null;
  const { holder } = approval;
  return (
    <article className="approvals__item" aria-labelledby={`approval-${id}`}>
      <div className="approvals__head">
        <h3 id={`approval-${id}`}>
          <a href={`#/request/${id}`}>
            <RequestName request={request} />
          </a>
        </h3>
        <StateChip request={request} />
      </div>
      {choice ? (
        <Checkbox
          id={`choose-${id}`}
          checked={choice.isChosen}
          onChange={choice.onChoose}
          label={<Say k="approvals-select" fill={[requestName(request, text)]} />}
        />
      ) : null}
      <Facts facts={askedFacts(request)} />
      <p className="approvals__stands">
        <Say k="approvals-since" fill={[text.dayAndTime(approval.since)]} />{' '}
        <Say k={`approvals-needs-${approval.needs}`} />{' '}
        {holder ? (
          <Say k="approvals-held" fill={[holder.name, text.dayAndTime(holder.at)]} />
        ) : null}
      </p>
      <Talk request={request} />
      {mayDecide(request, caller) ? <Acts request={request} onDecided={onDecided} /> : null}
    </article>
  );
}

function Acts({ request, onDecided }: Props) {
  const { id } = request;
  const caller = useStore('approvals', (state) => state.caller);
  const { claim, release, decide } = useStore('approvals', (state) => state);
  if (isOthers(request, caller)) {
    return (
      <Accordion title={<Say k="approvals-take-over" />}>
        <ReasonForm id={`take-over-${id}`} does="take-over" send={(why) => claim(id, why)} />
      </Accordion>
    );
  }
  const isMine = request.approval?.holder !== undefined;
  const say = (decision: 'approve' | 'refuse' | 'ask', reason?: string) =>
    decide([request], decision, reason).then(onDecided);
  return (
    <>
      <div className="actions">
        <Button action="progressive" weight="primary" onClick={() => void say('approve')}>
          <Say k="approvals-approve" />
        </Button>
        <Button onClick={() => void (isMine ? release(id) : claim(id))}>
          <Say k={isMine ? 'approvals-release' : 'approvals-claim'} />
        </Button>
      </div>
      <Accordion title={<Say k="approvals-ask" />} name={`act-${id}`}>
        <ReasonForm id={`ask-${id}`} does="ask" send={(reason) => say('ask', reason)} />
      </Accordion>
      <Accordion title={<Say k="approvals-refuse" />} name={`act-${id}`}>
        <ReasonForm id={`refuse-${id}`} does="refuse" send={(reason) => say('refuse', reason)} />
      </Accordion>
    </>
  );
}

/** What each form asks for, and what its button says. */
const forms = {
  refuse: {
    label: 'approvals-refuse-reason',
    help: 'approvals-refuse-help',
    submit: 'approvals-refuse',
    action: 'destructive',
  },
  ask: {
    label: 'approvals-ask-text',
    help: 'approvals-ask-help',
    submit: 'approvals-ask',
    action: 'progressive',
  },
  'take-over': {
    label: 'approvals-take-over-because',
    help: undefined,
    submit: 'approvals-take-over',
    action: 'default',
  },
} as const;

interface ReasonProps {
  readonly id: string;
  readonly does: keyof typeof forms;
  readonly send: (reason: string) => unknown;
}

/** A few sentences, and the button that sends them. */
export function ReasonForm({ id, does, send }: ReasonProps) {
  const [reason, setReason] = useState('');
  const { label, help, submit, action } = forms[does];
  const form = useForm({
    wrong: { reason: reason.trim() === '' && <Say k="field-rule-reason-empty" /> },
    send: () => send(reason.trim()),
  });
  return (
    <Form of={form} submit={submit} action={action}>
      <Field
        id={id}
        label={label}
        help={help && <Say k={help} />}
        message={form.message('reason')}
        control={(control) => <TextArea {...control} rows={2} value={reason} onType={setReason} />}
      />
    </Form>
  );
}
