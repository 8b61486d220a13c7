import { useState } from 'react';
import { holdsPrivateKey } from '../../../../shared/keys/private-key.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Accordion } from '../../../components/accordion.tsx';
import { Field, type FieldMessage } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
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

const privateKey: FieldMessage = { tone: 'error', words: <Say k="key-rule-private-key" /> };

function Edit({ request }: { request: RequestView }) {
  const { id } = request;
  const [email, setEmail] = useState(request.email ?? '');
  const [sshKey, setSshKey] = useState('');
  const [reason, setReason] = useState('');
  const [isPrivate, setIsPrivate] = useState(false);
  const edit = useStore('requests', (state) => state.edit);
  /** A private key leaves the screen at once and goes nowhere, not even over the bridge. */
  const typeKey = (text: string) => {
    setIsPrivate(holdsPrivateKey(text));
    setSshKey(holdsPrivateKey(text) ? '' : text);
  };
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
      <Field
        id="edit-key"
        label="field-ssh-key"
        optional
        help={<Say k="change-key-help" />}
        message={isPrivate ? privateKey : form.message('sshKey')}
        control={(control) => <TextInput {...control} dir="ltr" value={sshKey} onType={typeKey} />}
      />
      {isHeld || reason !== '' ? (
        <Field
          id="edit-shared"
          label="field-shared"
          help={<Say k="field-shared-help" />}
          message={form.message('sharedBecause')}
          control={(control) => <TextInput {...control} value={reason} onType={setReason} />}
        />
      ) : null}
    </Form>
  );
}
