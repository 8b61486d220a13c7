import { useState } from 'react';
import { MIN_PASSPHRASE_LENGTH } from '../../../shared/storage/vault.ts';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

const tooShort = <Say k="field-rule-passphrase-too-short" fill={[MIN_PASSPHRASE_LENGTH]} />;
const differs = <Say k="field-rule-passphrase-differs" />;

/** A new passphrase, typed twice: nobody can look it up afterwards. */
export function ChoosePassphrase() {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const choose = useStore('vault', (state) => state.choose);
  const working = useStore('vault', (state) => state.working);
  const form = useForm({
    wrong: {
      passphrase: [...passphrase].length < MIN_PASSPHRASE_LENGTH && tooShort,
      again: passphrase !== again && differs,
    },
    send: () => choose({ keeper: 'passphrase', passphrase }),
  });
  return (
    <section aria-labelledby="choose-passphrase">
      <h2 id="choose-passphrase">
        <Say k="vault-choose-passphrase" />
      </h2>
      <Form
        of={form}
        submit={working ? 'vault-working' : 'vault-choose-passphrase'}
        action="progressive"
        weight="primary"
        size="large"
      >
        <Field
          id="new-passphrase"
          label="vault-passphrase"
          help={<Say k="vault-passphrase-help" />}
          message={form.message('passphrase')}
          control={(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              value={passphrase}
              onType={setPassphrase}
            />
          )}
        />
        <Field
          id="new-passphrase-again"
          label="vault-passphrase-again"
          message={form.message('again')}
          control={(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              value={again}
              onType={setAgain}
            />
          )}
        />
      </Form>
    </section>
  );
}
