import { useState } from 'react';
import { Form, useForm } from '../../../components/form/form.tsx';
import { SharedReasonField } from '../../../components/form/public-key-field.tsx';
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
      <SharedReasonField
        id="share-reason"
        message={form.message('sharedBecause')}
        value={reason}
        onType={setReason}
      />
    </Form>
  );
}
