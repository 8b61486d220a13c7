import { useState, type ReactNode } from 'react';
import { MIN_PASSPHRASE_LENGTH } from '../../../shared/storage/vault.ts';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { Radios } from '../../components/form/radios.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

const tooShort = <Say k="field-rule-passphrase-too-short" fill={[MIN_PASSPHRASE_LENGTH]} />;
const differs = <Say k="field-rule-passphrase-differs" />;

/** Where the key of what is saved here is kept, on a machine without a keychain: behind a passphrase, or nowhere. */
export function ChooseKeeper({ beside }: { beside?: ReactNode }) {
  const [keeper, setKeeper] = useState<'passphrase' | 'this-run'>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const choose = useStore('vault', (state) => state.choose);
  const working = useStore('vault', (state) => state.working);
  const isTyped = keeper === 'passphrase';
  const form = useForm({
    wrong: {
      passphrase: isTyped && [...passphrase].length < MIN_PASSPHRASE_LENGTH && tooShort,
      again: isTyped && passphrase !== again && differs,
    },
    send: () => choose(isTyped ? { keeper, passphrase } : { keeper }),
  });
  return (
    <Form
      of={form}
      submit={working ? 'vault-working' : 'vault-choose-do'}
      action="progressive"
      weight="primary"
      size="large"
      beside={beside}
    >
      <Radios
        name="keeper"
        legend="vault-choose-legend"
        boxed
        value={keeper}
        onChange={setKeeper}
        options={[
          {
            value: 'passphrase',
            label: <Say k="vault-choose-passphrase" />,
            description: <Say k="vault-passphrase-help" />,
            inside: (
              <div className="vault-passphrases">
                <Field
                  id="new-passphrase"
                  label="vault-passphrase"
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
              </div>
            ),
          },
          {
            value: 'this-run',
            label: <Say k="vault-choose-this-run" />,
            description: <Say k="vault-choose-this-run-lead" />,
          },
        ]}
      />
    </Form>
  );
}
