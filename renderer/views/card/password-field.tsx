import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { PasswordInput } from '../../components/form/password-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import type { Strength } from '../../../shared/passwords/strength.ts';
import { Say } from '../../text/text.tsx';
import { useFieldMessage } from './use-field-message.tsx';

/** The newcomer's own password, with how well it stands guessing. */
export function PasswordField({ minLength }: { minLength: number }) {
  const value = useStore('draft', (state) => state.fields.password);
  const strength = useStore('draft', (state) => state.strength);
  const type = useStore('draft', (state) => state.type);
  const rated: FieldMessage | undefined =
    strength === undefined
      ? undefined
      : { tone: 'plain', words: <StrengthMeter strength={strength} /> };
  return (
    <Field
      id="password"
      label="field-password"
      help={<Say k="field-password-help" fill={[minLength]} />}
      live
      message={useFieldMessage('password') ?? rated}
      control={(control) => (
        <PasswordInput
          {...control}
          autoComplete="new-password"
          value={value}
          onType={(password) => type('password', password)}
        />
      )}
    />
  );
}

const bars = [1, 2, 3, 4] as const;

/** How well a password stands guessing, in bars and in words. */
export function StrengthMeter({ strength }: { strength: Strength }) {
  return (
    <p className={`strength strength--${strength}`}>
      <span className="strength__bars" aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar} className={bar <= strength ? 'strength__bar--full' : ''} />
        ))}
      </span>
      <Say k={`strength-${strength}`} />
    </p>
  );
}
