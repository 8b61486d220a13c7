import { useState } from 'react';
import type { Person } from '../../../shared/domain/account.ts';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { FormPart } from '../../components/form/form-part.tsx';
import { OwnerPasswordField } from '../../components/form/owner-password-field.tsx';
import { PublicKeyField, SharedReasonField } from '../../components/form/public-key-field.tsx';
import { SubmissionForm, useSubmission } from '../../components/form/submission.tsx';
import { Island } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';

interface Props {
  id: string;
  keys: Person['keys'];
}

/** A new key, keys that go, or both: their owner shows with the password that the account is theirs. */
export function ChangeKeys({ id, keys }: Props) {
  const [sshKey, setSshKey] = useState('');
  const [reason, setReason] = useState('');
  const [remove, setRemove] = useState<readonly string[]>([]);
  const [password, setPassword] = useState('');
  const isNothing = sshKey.trim() === '' && remove.length === 0;
  const form = useSubmission('accounts.changeKeys', {
    wrong: {
      sshKey: isNothing && <Say k="field-rule-key-empty" />,
      password: password === '' && <Say k="field-rule-owner-password-empty" fill={[id]} />,
    },
    fields: ['sshKey', 'sharedBecause', 'password'],
    form: () => ({
      shellName: id,
      sshKey,
      remove: [...remove],
      password,
      ...(reason.trim() === '' ? {} : { sharedBecause: reason }),
    }),
    onDone: () => setPassword(''),
  });
  const isHeld = useStore('submission', ({ problem }) =>
    problem?.fields.some(({ rule }) => rule === 'key-held'),
  );
  const choose = (fingerprint: string, isChosen: boolean) =>
    setRemove(isChosen ? [...remove, fingerprint] : remove.filter((one) => one !== fingerprint));
  return (
    <FormPart title={<Say k="keys-change" />}>
      <SubmissionForm of={form} submit="keys-change-do">
        <p>
          <Say k="keys-change-lead" />
        </p>
        <PublicKeyField
          id="new-key"
          optional
          message={form.message('sshKey')}
          value={sshKey}
          onType={setSshKey}
        />
        {isHeld || reason !== '' ? (
          <SharedReasonField
            id="keys-shared"
            message={form.message('sharedBecause')}
            value={reason}
            onType={setReason}
          />
        ) : null}
        <Removable keys={keys} chosen={remove} onChoose={choose} />
        <OwnerPasswordField
          id="keys-password"
          shellName={id}
          message={form.message('password')}
          value={password}
          onType={setPassword}
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
  const known = keys.filter(
    ({ fingerprint }, at) =>
      fingerprint !== '' && keys.findIndex((key) => key.fingerprint === fingerprint) === at,
  );
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
