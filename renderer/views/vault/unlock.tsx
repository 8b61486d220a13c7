import { useState } from 'react';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { useStore } from '../../stores/provider.tsx';

/** The passphrase that was chosen on this machine before. */
export function Unlock() {
  const [passphrase, setPassphrase] = useState('');
  const unlock = useStore('vault', (state) => state.unlock);
  const working = useStore('vault', (state) => state.working);
  const form = useForm({ send: () => (passphrase === '' ? undefined : unlock(passphrase)) });
  return (
    <Form
      of={form}
      submit={working ? 'vault-working' : 'vault-unlock'}
      action="progressive"
      weight="primary"
      size="large"
    >
      <Field
        id="passphrase"
        label="vault-passphrase"
        control={(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={passphrase}
            onType={setPassphrase}
          />
        )}
      />
    </Form>
  );
}
