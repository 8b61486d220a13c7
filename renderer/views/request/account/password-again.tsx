import { useState } from 'react';
import { Field } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
import { PasswordInput } from '../../../components/form/password-input.tsx';
import { FieldRule } from '../../../components/problem-notice.tsx';
import { passwordProblem } from '../../../forms/card-form.ts';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { useRefused } from '../base/refused.tsx';

/** The password was kept nowhere, so the newcomer types it once more. */
export function PasswordAgain({ id }: { id: string }) {
  const [password, setPassword] = useState('');
  const retry = useStore('requests', (state) => state.retry);
  const minLength = useStore('event', (state) => state.event?.minPasswordLength ?? 0);
  const found = passwordProblem(password, minLength);
  const form = useForm({
    wrong: {
      password: found && <FieldRule problem={{ field: 'password', ...found }} />,
    },
    refused: useRefused(id),
    async send() {
      if (await retry(id, password)) setPassword('');
    },
  });
  return (
    <Form
      of={form}
      submit="request-send-password"
      action="progressive"
      weight="primary"
      className="password-again"
    >
      <Field
        id="password-again"
        label="field-password"
        help={<Say k="card-look-away" />}
        message={form.message('password')}
        control={(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={password}
            onType={setPassword}
          />
        )}
      />
    </Form>
  );
}
