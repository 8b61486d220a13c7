import { useState } from 'react';
import { holdsPrivateKey } from '../../../shared/keys/private-key.ts';
import type { Person } from '../../../shared/domain/account.ts';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Field } from '../../components/form/field.tsx';
import { FormPart } from '../../components/form/form-part.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { SubmissionForm, useSubmission } from '../../components/form/submission.tsx';
import { TextArea } from '../../components/form/text-area.tsx';
import { Island } from '../../components/island.tsx';
import { Say, useText } from '../../text/text.tsx';

interface Props {
  id: string;
  keys: Person['keys'];
}

/** What somebody types of a key. A private one leaves the screen at once and goes nowhere. */
function usePublicKey() {
  const [text, setText] = useState('');
  const [wasPrivate, setWasPrivate] = useState(false);
  const type = (typed: string) => {
    setWasPrivate(holdsPrivateKey(typed));
    setText(holdsPrivateKey(typed) ? '' : typed);
  };
  return { text, wasPrivate, type };
}

/** A new key, keys that go, or both: their owner shows with the password that the account is theirs. */
export function ChangeKeys({ id, keys }: Props) {
  const { text, wasPrivate, type } = usePublicKey();
  const [remove, setRemove] = useState<readonly string[]>([]);
  const [password, setPassword] = useState('');
  const isNothing = text.trim() === '' && remove.length === 0;
  const form = useSubmission('accounts.changeKeys', {
    wrong: {
      sshKey: isNothing && <Say k="field-rule-key-empty" />,
      password: password === '' && <Say k="field-rule-owner-password-empty" fill={[id]} />,
    },
    form: () => ({ shellName: id, sshKey: text, remove: [...remove], password }),
    onDone: () => setPassword(''),
  });
  const choose = (fingerprint: string, isChosen: boolean) =>
    setRemove(isChosen ? [...remove, fingerprint] : remove.filter((one) => one !== fingerprint));
  return (
    <FormPart title={<Say k="keys-change" />}>
      <SubmissionForm of={form} submit="keys-change-do">
        <p>
          <Say k="keys-change-lead" />
        </p>
        <Field
          id="new-key"
          label="field-ssh-key"
          message={
            wasPrivate
              ? { tone: 'error', words: <Say k="key-rule-private-key" /> }
              : form.message('sshKey')
          }
          control={(control) => (
            <TextArea {...control} rows={3} value={text} onType={type} dir="ltr" />
          )}
        />
        <Removable keys={keys} chosen={remove} onChoose={choose} />
        <Field
          id="keys-password"
          label="link-password"
          help={<Say k="link-password-help" fill={[<Island key="who">{id}</Island>]} />}
          message={form.message('password')}
          control={(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              value={password}
              onType={setPassword}
            />
          )}
        />
      </SubmissionForm>
    </FormPart>
  );
}

interface RemovableProps {
  keys: Person['keys'];
  chosen: readonly string[];
  onChoose: (fingerprint: string, isChosen: boolean) => void;
}

/** The keys of the account that can be told apart, to choose those that go. */
function Removable({ keys, chosen, onChoose }: RemovableProps) {
  const { say } = useText();
  const known = keys.filter(({ fingerprint }) => fingerprint !== '');
  if (known.length === 0) return null;
  return (
    <div role="group" aria-label={say('keys-remove')}>
      <p>
        <Say k="keys-remove" />
      </p>
      {known.map(({ fingerprint, comment }) => (
        <Checkbox
          key={fingerprint}
          id={`remove-${fingerprint}`}
          checked={chosen.includes(fingerprint)}
          onChange={(isChosen) => onChoose(fingerprint, isChosen)}
          label={
            <>
              <Island mono>{fingerprint}</Island> <bdi>{comment}</bdi>
            </>
          }
        />
      ))}
    </div>
  );
}
