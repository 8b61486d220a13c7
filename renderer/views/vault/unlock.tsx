import { useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** The passphrase that was chosen on this machine before. */
export function Unlock() {
  const [passphrase, setPassphrase] = useState('');
  const unlock = useStore('vault', (state) => state.unlock);
  const working = useStore('vault', (state) => state.working);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (passphrase !== '') void unlock(passphrase);
  };
  return (
    <form noValidate onSubmit={send}>
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
      <div className="actions">
        <Button type="submit" action="progressive" weight="primary" size="large">
          <Say k={working ? 'vault-working' : 'vault-unlock'} />
        </Button>
      </div>
    </form>
  );
}
