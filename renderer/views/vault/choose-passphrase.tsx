import { useState, type SubmitEvent } from 'react';
import { MIN_PASSPHRASE_LENGTH } from '../../../shared/storage/vault.ts';
import { Button } from '../../components/button.tsx';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

const tooShort: FieldMessage = {
  tone: 'error',
  words: <Say k="field-rule-passphrase-too-short" fill={[MIN_PASSPHRASE_LENGTH]} />,
};
const differs: FieldMessage = { tone: 'error', words: <Say k="field-rule-passphrase-differs" /> };

/** A new passphrase, typed twice: nobody can look it up afterwards. */
export function ChoosePassphrase() {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const choose = useStore('vault', (state) => state.choose);
  const working = useStore('vault', (state) => state.working);
  const isShort = [...passphrase].length < MIN_PASSPHRASE_LENGTH;
  const isSame = passphrase === again;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort && isSame) void choose({ keeper: 'passphrase', passphrase });
  };
  return (
    <section aria-labelledby="choose-passphrase">
      <h2 id="choose-passphrase">
        <Say k="vault-choose-passphrase" />
      </h2>
      <form noValidate onSubmit={send}>
        <Field
          id="new-passphrase"
          label="vault-passphrase"
          help={<Say k="vault-passphrase-help" />}
          message={tried && isShort ? tooShort : undefined}
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
          message={tried && !isSame ? differs : undefined}
          control={(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              value={again}
              onType={setAgain}
            />
          )}
        />
        <div className="actions">
          <Button type="submit" action="progressive" weight="primary" size="large">
            <Say k={working ? 'vault-working' : 'vault-choose-passphrase'} />
          </Button>
        </div>
      </form>
    </section>
  );
}
