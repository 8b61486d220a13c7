import { useState } from 'react';
import { Form, useForm } from '../../components/form/form.tsx';
import { FormPart } from '../../components/form/form-part.tsx';
import { OwnerPasswordField } from '../../components/form/owner-password-field.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** Only the person types it, and the directory alone says whether it works. */
export function TryPassword({ shellName }: { shellName: string }) {
  const [password, setPassword] = useState('');
  const tryPassword = useStore('clinic', (state) => state.tryPassword);
  const form = useForm({
    wrong: {
      password: password === '' && <Say k="field-rule-owner-password-empty" fill={[shellName]} />,
    },
    send: async () => {
      setPassword('');
      await tryPassword(shellName, password);
    },
  });
  return (
    <FormPart title={<Say k="clinic-try-password" />}>
      <Form of={form} submit="clinic-try-password" action="progressive">
        <p>
          <Say k="clinic-try-password-lead" />
        </p>
        <OwnerPasswordField
          id="clinic-password"
          shellName={shellName}
          message={form.message('password')}
          value={password}
          onType={setPassword}
        />
      </Form>
    </FormPart>
  );
}
