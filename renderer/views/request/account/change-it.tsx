import { useState } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Accordion } from '../../../components/accordion.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
import { PublicKeyField, SharedReasonField } from '../../../components/form/public-key-field.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { Rename } from './rename.tsx';
import { useRefused } from '../base/refused.tsx';

/** Before anything was sent, everything on the request can be mended. */
export function ChangeIt({ request }: { request: RequestView }) {
  if (request.editable !== true) return null;
  const isLost = ['name-taken', 'account-of-another', 'name-refused'].includes(
    request.problem?.code ?? '',
  );
  return (
    <Accordion title={<Say k="change-title" />} className="change-it">
      <p>
        <Say k="change-lead" />
      </p>
      {isLost ? null : <Rename request={request} />}
      <Edit request={request} />
    </Accordion>
  );
}

function Edit({ request }: { request: RequestView }) {
  const { id } = request;
  const [email, setEmail] = useState(request.email ?? '');
  const [sshKey, setSshKey] = useState('');
  const [reason, setReason] = useState('');
  const edit = useStore('requests', (state) => state.edit);
  const refused = useRefused(id);
  const isHeld = refused?.some(({ rule }) => rule.endsWith('-held')) === true;
  const form = useForm({
    refused,
    send: () =>
      edit(id, {
        email,
        ...(sshKey.trim() === '' ? {} : { sshKey }),
        ...(reason.trim() === '' ? {} : { sharedBecause: reason }),
      }),
  });
  return (
    <Form of={form} submit="change-do" action="progressive">
      <Field
        id="edit-email"
        label="field-email"
        message={form.message('email')}
        control={(control) => <TextInput {...control} dir="ltr" value={email} onType={setEmail} />}
      />
      <PublicKeyField
        id="edit-key"
        optional
        help={<Say k="change-key-help" />}
        message={form.message('sshKey')}
        value={sshKey}
        onType={setSshKey}
      />
      {isHeld || reason !== '' ? (
        <SharedReasonField
          id="edit-shared"
          message={form.message('sharedBecause')}
          value={reason}
          onType={setReason}
        />
      ) : null}
    </Form>
  );
}
