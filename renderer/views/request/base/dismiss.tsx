import { useState } from 'react';
import { Accordion } from '../../../components/accordion.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { goWith } from '../../../selectors/related-requests.ts';
import { useStore } from '../../../stores/provider.tsx';
import { knownRequests } from '../../../stores/requests-store.ts';
import { Say } from '../../../text/text.tsx';
import { useRefused } from './refused.tsx';

/** Ends a request by decision. The reason is kept with it. */
export function Dismiss({ id, isOnlyWay = false }: { id: string; isOnlyWay?: boolean }) {
  const [reason, setReason] = useState('');
  const dismiss = useStore('requests', (state) => state.dismiss);
  const others = useStore('requests', (state) => goWith(knownRequests(state), id).length);
  const form = useForm({
    wrong: { reason: reason.trim() === '' && <Say k="field-rule-reason-empty" /> },
    refused: useRefused(id),
    send: () => dismiss(id, reason),
  });
  return (
    <Accordion title={<Say k="dismiss-title" />} className="dismiss" open={isOnlyWay}>
      <Form of={form} submit="dismiss-do" action="destructive">
        <p>
          <Say k="dismiss-lead" />
        </p>
        {others === 0 ? null : (
          <p>
            <strong>
              <Say k="dismiss-others" fill={[others]} />
            </strong>
          </p>
        )}
        <Field
          id="dismiss-reason"
          label="dismiss-reason"
          message={form.message('reason')}
          control={(control) => <TextInput {...control} value={reason} onType={setReason} />}
        />
      </Form>
    </Accordion>
  );
}
