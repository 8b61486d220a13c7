import { cdxIconLock } from '@wikimedia/codex-icons';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { Icon } from '../../components/icon.tsx';
import { Island } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { TermsList } from '../card/consents.tsx';
import { StrengthMeter } from '../card/password-field.tsx';
import { useOwnMessage } from './field-words.tsx';
import { useIsAtHub } from './own-requests.ts';
import { Question, type Place } from './question.tsx';
import { useMinLength } from './use-min-length.ts';

/** The address that everybody can see. */
export function EmailQuestion(place: Place) {
  const value = useStore('draft', (state) => state.fields.email);
  const type = useStore('draft', (state) => state.type);
  const message = useOwnMessage('email');
  return (
    <Question
      {...place}
      title="newcomer-email-title"
      lead={<Say k="newcomer-email-lead" />}
      focuses="email"
    >
      <Field
        id="email"
        live
        label="field-email"
        message={message}
        control={(control) => (
          <TextInput
            {...control}
            value={value}
            onType={(email) => type('email', email)}
            dir="ltr"
            more={{ inputMode: 'email', autoComplete: 'off' }}
          />
        )}
      />
    </Question>
  );
}

/** The password, with how well it stands guessing. */
export function PasswordQuestion(place: Place) {
  const minLength = useMinLength();
  const value = useStore('draft', (state) => state.fields.password);
  const strength = useStore('draft', (state) => state.strength);
  const type = useStore('draft', (state) => state.type);
  const isAtHub = useIsAtHub();
  const rated: FieldMessage | undefined =
    strength === undefined
      ? undefined
      : { tone: 'plain', words: <StrengthMeter strength={strength} /> };
  return (
    <Question
      {...place}
      title="newcomer-password-title"
      lead={<Say k="newcomer-password-lead" fill={[minLength]} />}
      focuses="password"
    >
      <Field
        id="password"
        live
        label="field-password"
        message={useOwnMessage('password') ?? rated}
        control={(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={value}
            onType={(password) => type('password', password)}
          />
        )}
      />
      <p className="calm">
        <Icon icon={cdxIconLock} />
        <span>
          <Say k={isAtHub ? 'hub-password-calm' : 'newcomer-password-calm'} />
        </span>
      </p>
    </Question>
  );
}

/** The two things that only the newcomer can agree to; both boxes are empty until they tick them. */
export function AgreeQuestion(place: Place) {
  const { terms, publicEmail, email } = useStore('draft', (state) => state.fields);
  const type = useStore('draft', (state) => state.type);
  return (
    <Question {...place} title="newcomer-agree-title">
      <div className={`agree ${terms ? 'agree--on' : ''}`}>
        <Checkbox
          id="terms"
          checked={terms}
          onChange={(checked) => type('terms', checked)}
          label={<Say k="consent-terms" />}
          message={useOwnMessage('terms')}
        />
        <TermsList />
      </div>
      <div className={`agree ${publicEmail ? 'agree--on' : ''}`}>
        <Checkbox
          id="publicEmail"
          checked={publicEmail}
          onChange={(checked) => type('publicEmail', checked)}
          label={<Say k="consent-public-email" />}
          message={useOwnMessage('publicEmail')}
        />
        <p>
          <Say k="newcomer-agree-address" fill={[<Island key="email">{email}</Island>]} />
        </p>
      </div>
    </Question>
  );
}
