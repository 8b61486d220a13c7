import { useState } from 'react';
import { Field } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { useRefused } from '../base/refused.tsx';

/** Somebody else has the address: a person says why that is right, and the request goes on. */
export function ShareIt({ id }: { id: string }) {
  const [reason, setReason] = useState('');
  const share = useStore('requests', (state) => state.share);
  const form = useForm({
    wrong: { sharedBecause: reason.trim() === '' && <Say k="field-rule-reason-empty" /> },
    refused: useRefused(id),
    send: () => share(id, reason),
  });
  return (
    <Form of={form} submit="request-share-do" action="progressive">
      <Field
        id="share-reason"
        label="field-shared"
        help={<Say k="field-shared-help" />}
        message={form.message('sharedBecause')}
        control={(control) => <TextInput {...control} value={reason} onType={setReason} />}
      />
    </Form>
  );
}
